import { DayField } from '../../../kernel/calendar/day.contract';
import { paragraph } from '../../../kernel/text/text.contract';
import type { FieldKind, FieldValue, FieldValues } from './custom-fields.contract';

const FieldText = paragraph(2000);

/** A field as far as its values depend on it. */
export interface FieldRule {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  readonly archivedAt: unknown;
}

/** What is wrong with the value of one field. */
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
  /** Whether required fields must be filled now. */
  readonly isFinal: boolean;
  /** The values as they stand: what is not changed is not checked again, also where its field has changed since. */
  readonly held?: Readonly<Record<string, unknown>>;
}

type Read = { readonly value: FieldValue } | { readonly fault: string };

/** How a value of each kind is read; what it says when it cannot be. */
const READERS: Readonly<Record<FieldKind, (given: unknown, field: FieldRule) => Read>> = {
  text: (given) => {
    if (typeof given !== 'string') return { fault: 'Give text.' };
    const text = FieldText.safeParse(given);
    return text.success ? { value: text.data } : { fault: text.error.issues[0]?.message ?? 'Give text.' };
  },
  number: (given) =>
    typeof given === 'number' && Number.isFinite(given) ? { value: given } : { fault: 'Give a number.' },
  date: (given) => {
    const day = DayField.safeParse(given);
    return day.success ? { value: day.data } : { fault: 'Give a day as YYYY-MM-DD.' };
  },
  choice: (given, { choices }) =>
    typeof given === 'string' && choices.includes(given)
      ? { value: given }
      : { fault: `Choose one of: ${choices.join(', ')}.` },
  checkbox: (given) => (typeof given === 'boolean' ? { value: given } : { fault: 'Give true or false.' }),
};

const isEmpty = (given: unknown): boolean =>
  given === null || given === undefined || (typeof given === 'string' && given.trim() === '');

/**
 * Checks values against their fields: every fault at once, clean values otherwise. Null and blank text are no value.
 * What an archived field holds stays, whatever is given.
 * @param given all values that there shall be
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
  Object.assign(values, shelvedOf(fields, held));
  const missing = isFinal ? fields.filter((field) => isMissing(field, given)) : [];
  for (const { id, name } of missing)
    faults.push({ fieldId: id, code: 'required', message: `Fill in “${name}”.` });
  return { values, faults };
}

function readOne(field: FieldRule | undefined, given: unknown, held: unknown): Read | undefined {
  if (!field) return { fault: 'There is no such custom field here.' };
  if (isEmpty(given)) return undefined;
  // What an archived field held stays with it, and is not judged by a form that no longer shows it.
  const isKept = field.archivedAt ? held === undefined || held === given : held === given;
  if (isKept && isValue(given)) return { value: given };
  if (field.archivedAt) return { fault: 'This field is archived and takes no new value.' };
  return READERS[field.kind](given, field);
}

const isValue = (given: unknown): given is FieldValue =>
  ['string', 'number', 'boolean'].includes(typeof given);

/** What fields hold that are no longer asked for. */
function shelvedOf(fields: readonly FieldRule[], held: Readonly<Record<string, unknown>>): FieldValues {
  const shelved = fields.flatMap(({ id, archivedAt }): [string, FieldValue][] => {
    const value = held[id];
    return archivedAt && isValue(value) ? [[id, value]] : [];
  });
  return Object.fromEntries(shelved);
}

const isMissing = (
  { id, isRequired, archivedAt }: FieldRule,
  given: Readonly<Record<string, unknown>>,
): boolean => isRequired && !archivedAt && isEmpty(given[id]);
