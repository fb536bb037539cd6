import { z } from 'zod';
import { faultsOf, formOf } from '../../console/form';
import { PageQuery } from '../../kernel/http/paging.contract';
import { WORKSPACE_ACTIONS } from '../audit';

/** A field of the address, empty where the form was sent without a choice. */
const Chosen = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional()
  .catch(undefined);
const Place = PageQuery.shape.cursor.catch(undefined);

/** The address of the log as it was typed or clicked together. */
export const AuditLogQuery = formOf({
  person: Chosen,
  action: Chosen,
  from: Chosen,
  to: Chosen,
  cursor: Place,
  newer: Place,
});
export type AuditLogQuery = z.infer<typeof AuditLogQuery>;

const Day = z.iso.date('Write the day as 2026-11-22.');
const Choices = z
  .object({
    person: z.string().max(40, 'Choose a person of the list.').optional(),
    action: z.enum(WORKSPACE_ACTIONS, 'Choose an action of the list.').optional(),
    from: Day.optional(),
    to: Day.optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    error: 'Choose a day that is not before “From”.',
  });
export type AuditChoices = z.infer<typeof Choices>;

export interface ReadFilter {
  readonly choices: AuditChoices;
  /** What is wrong with the address, by field; then nothing is looked for. */
  readonly faults: Readonly<Partial<Record<string, string>>>;
}

/** What a reader asks the log for. An unknown person is nobody; any other choice that cannot be is a fault. */
export function filterOf({ person, action, from, to }: AuditLogQuery): ReadFilter {
  const read = Choices.safeParse({ person, action, from, to });
  return read.success ? { choices: read.data, faults: {} } : { choices: {}, faults: faultsOf(read.error) };
}

/** Whether anything was chosen at all. */
export const isNarrow = (choices: AuditChoices): boolean =>
  Object.values(choices).some((choice) => choice !== undefined);

type Choice = Readonly<Partial<Record<string, string>>>;

/** The same choices as part of an address: the page before and after, and the CSV, take them along. */
export function addressOf(path: string, choices: Choice, place: Choice = {}): string {
  const chosen = Object.entries({ ...choices, ...place });
  const query = new URLSearchParams(chosen.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `${path}?${query}` : path;
}
