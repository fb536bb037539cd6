import { z } from 'zod';
import { faultsOf, formOf } from '../../console/http/form';
import { PageQuery } from '../../kernel/http/paging.contract';
import { WORKSPACE_ACTIONS } from '../audit';

/** A query parameter. The form sends an empty value for no choice. */
const Chosen = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional()
  .catch(undefined);
const Place = PageQuery.shape.cursor.catch(undefined);

/** The query string of the audit log page. */
export const AuditLogQuery = formOf({
  person: Chosen,
  action: Chosen,
  from: Chosen,
  to: Chosen,
  cursor: Place,
  newer: Place,
});
export type AuditLogQuery = z.infer<typeof AuditLogQuery>;

const Day = z.iso.date('Write the date as 2026-11-22.');
const Choices = z
  .object({
    person: z.string().max(40, 'Choose a person from the list.').optional(),
    action: z.enum(WORKSPACE_ACTIONS, 'Choose an action from the list.').optional(),
    from: Day.optional(),
    to: Day.optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    error: 'Choose a date on or after “From”.',
  });
export type AuditChoices = z.infer<typeof Choices>;

export interface ReadFilter {
  readonly choices: AuditChoices;
  /** Errors by field. If there are any, nothing is queried. */
  readonly faults: Readonly<Partial<Record<string, string>>>;
}

/** Reads the filter. An unknown person matches no events; any other invalid value is an error. */
export function filterOf({ person, action, from, to }: AuditLogQuery): ReadFilter {
  const read = Choices.safeParse({ person, action, from, to });
  return read.success ? { choices: read.data, faults: {} } : { choices: {}, faults: faultsOf(read.error) };
}

/** Whether any filter is set. */
export const isNarrow = (choices: AuditChoices): boolean =>
  Object.values(choices).some((choice) => choice !== undefined);

type Choice = Readonly<Partial<Record<string, string>>>;

/** A path with the filters as query string, for the older and newer pages and the CSV. */
export function addressOf(path: string, choices: Choice, place: Choice = {}): string {
  const chosen = Object.entries({ ...choices, ...place });
  const query = new URLSearchParams(chosen.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `${path}?${query}` : path;
}
