import { DayField } from '../../../kernel/calendar/day.contract';
import { paragraph } from '../../../kernel/text/text.contract';
import type { FieldKind, FieldValue, FieldValues } from './custom-fields.contract';

const FieldText = paragraph(2000);

/** The properties of a field that its values are validated against. */
export interface FieldRule {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  readonly archivedAt: unknown;
}

/** An error in the value of one field. */
export interface FieldFault {
  readonly fieldId: string;
  readonly code: string;
  readonly message: string;
}

export interface CheckedValues {
  readonly values: FieldValues;
  readonly faults: readonly FieldFault[];
}

export interface CheckOptions {
  /** Whether required fields must have a value. */
  readonly isFinal: boolean;
  /** The stored values. Unchanged values are not validated again, even if their field has changed since. */
  readonly held?: Readonly<Record<string, unknown>>;
}

type Read = { readonly value: FieldValue } | { readonly fault: string };

/** Parses a value of each kind, or returns an error text. */
const READERS: Readonly<Record<FieldKind, (given: unknown, field: FieldRule) => Read>> = {
  text: (given) => {
    if (typeof given !== 'string') return { fault: 'Enter text.' };
    const text = FieldText.safeParse(given);
    return text.success ? { value: text.data } : { fault: text.error.issues[0]?.message ?? 'Enter text.' };
  },
  number: (given) =>
    typeof given === 'number' && Number.isFinite(given) ? { value: given } : { fault: 'Enter a number.' },
  date: (given) => {
    const day = DayField.safeParse(given);
    return day.success ? { value: day.data } : { fault: 'Enter a date as YYYY-MM-DD.' };
  },
  choice: (given, { choices }) =>
    typeof given === 'string' && choices.includes(given)
      ? { value: given }
      : { fault: `Choose one of: ${choices.join(', ')}.` },
  checkbox: (given) => (typeof given === 'boolean' ? { value: given } : { fault: 'Send true or false.' }),
};

const isEmpty = (given: unknown): boolean =>
  given === null || given === undefined || (typeof given === 'string' && given.trim() === '');

/**
 * Validates values against their fields and returns all errors, or the parsed values. Null and blank text count as no
 * value. Values of archived fields are always kept.
 * @param given all values, including unchanged ones
 */
export function checkedValues(
  fields: readonly FieldRule[],
  given: Readonly<Record<string, unknown>>,
  { isFinal, held = {} }: CheckOptions,
): CheckedValues {
  const known = new Map(fields.map((field) => [field.id, field]));
  const values: Record<string, FieldValue> = {};
  const faults: FieldFault[] = [];
  for (const [fieldId, one] of Object.entries(given)) {
    const read = readOne(known.get(fieldId), one, held[fieldId]);
    if (read && 'fault' in read) faults.push({ fieldId, code: 'invalid_value', message: read.fault });
    else if (read) values[fieldId] = read.value;
  }
  Object.assign(values, archivedValues(fields, held));
  const missing = isFinal ? fields.filter((field) => isMissing(field, given)) : [];
  for (const { id, name } of missing)
    faults.push({ fieldId: id, code: 'required', message: `Fill in “${name}”.` });
  return { values, faults };
}

function readOne(field: FieldRule | undefined, given: unknown, held: unknown): Read | undefined {
  if (!field) return { fault: 'There is no such custom field.' };
  if (isEmpty(given)) return undefined;
  // The value of an archived field is kept as it is: forms no longer show the field.
  const isKept = field.archivedAt ? held === undefined || held === given : held === given;
  if (isKept && isValue(given)) return { value: given };
  if (field.archivedAt) return { fault: 'This field is archived and does not accept new values.' };
  return READERS[field.kind](given, field);
}

const isValue = (given: unknown): given is FieldValue =>
  ['string', 'number', 'boolean'].includes(typeof given);

/** The stored values of archived fields. */
function archivedValues(fields: readonly FieldRule[], held: Readonly<Record<string, unknown>>): FieldValues {
  const entries = fields.flatMap(({ id, archivedAt }): [string, FieldValue][] => {
    const value = held[id];
    return archivedAt && isValue(value) ? [[id, value]] : [];
  });
  return Object.fromEntries(entries);
}

const isMissing = (
  { id, isRequired, archivedAt }: FieldRule,
  given: Readonly<Record<string, unknown>>,
): boolean => isRequired && !archivedAt && isEmpty(given[id]);
