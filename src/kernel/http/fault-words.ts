import { z } from 'zod';

type Raw = z.core.$ZodRawIssue;

/** What a field accepts, by the schema's type name. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const WORDS: Readonly<Record<string, (issue: Raw) => string | undefined>> = {
  invalid_type: typeText,
  invalid_value: ({ values }) => `Must be ${listed(values, 'or')}.`,
  too_big: (issue) => boundText(issue, issue.maximum, 'at most'),
  too_small: (issue) => boundText(issue, issue.minimum, 'at least'),
  unrecognized_keys: ({ inst }) => unknownText(inst),
};

/**
 * The error message of a value whose schema has no message: says what to send instead.
 * @returns undefined to use the message of the schema library
 */
export const faultWords = (issue: Raw): string | undefined => WORDS[issue.code ?? '']?.(issue);

function typeText({ expected, input }: Raw): string | undefined {
  const kind = KINDS[String(expected)];
  if (!kind) return undefined;
  return input === undefined ? `Required. Must be ${kind}.` : `Must be ${kind}.`;
}

function boundText({ origin, inclusive }: Raw, bound: unknown, word: string): string | undefined {
  if (inclusive === false) return undefined;
  const things = { string: 'characters', array: 'items', set: 'items' }[String(origin)];
  return things ? `Must have ${word} ${bound} ${things}.` : `Must be ${word} ${bound}.`;
}

function unknownText(schema: unknown): string {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return names.length > 0 ? `Unknown name. Allowed: ${names.join(', ')}.` : 'Unknown name.';
}

function listed(values: unknown, word: string): string {
  const names = Array.isArray(values) ? values.map(String) : [];
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} ${word} ${last}` : last;
}

z.config({ customError: faultWords });
