import { z } from 'zod';

type Raw = z.core.$ZodRawIssue;

/** What a field takes, by the schema's word for it. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const WORDS: Readonly<Record<string, (issue: Raw) => string | undefined>> = {
  invalid_type: typeText,
  invalid_value: ({ values }) => `Give ${listed(values, 'or')}.`,
  too_big: (issue) => boundText(issue, issue.maximum, 'at most'),
  too_small: (issue) => boundText(issue, issue.minimum, 'at least'),
  unrecognized_keys: ({ inst }) => unknownText(inst),
};

/**
 * What is wrong with a value, in words that say what to send instead, where its schema has no words of its own.
 * @returns undefined for what only the schema library names well
 */
export const faultWords = (issue: Raw): string | undefined => WORDS[issue.code ?? '']?.(issue);

function typeText({ expected, input }: Raw): string | undefined {
  const kind = KINDS[String(expected)];
  if (!kind) return undefined;
  return input === undefined ? `This is missing. Give ${kind}.` : `Give ${kind}.`;
}

function boundText({ origin, inclusive }: Raw, bound: unknown, word: string): string | undefined {
  if (inclusive === false) return undefined;
  const things = { string: ' characters', array: ' of them', set: ' of them' }[String(origin)] ?? '';
  return `Give ${word} ${bound}${things}.`;
}

function unknownText(schema: unknown): string {
  const reported = 'This name is not known here.';
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return names.length > 0 ? `${reported} Known: ${names.join(', ')}.` : reported;
}

function listed(values: unknown, word: string): string {
  const names = Array.isArray(values) ? values.map(String) : [];
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} ${word} ${last}` : last;
}

z.config({ customError: faultWords });
