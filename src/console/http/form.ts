import { z } from 'zod';
import { isOwnPath } from '../../kernel/http/own-path';

/** A form field as typed. A missing or non-text value becomes an empty string. */
export const Typed = z.string().catch('');

/** Where a form redirects to: a path of this service. Other addresses are ignored. */
export const OwnPath = z.string().refine(isOwnPath).optional().catch(undefined);

/** The fields of a form or a page's query. It rejects nothing: the page shows what is wrong. */
export const formOf = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess((body) => body ?? {}, z.object(shape));

/** The validation messages of a form: the first one of each field. */
export type FormFaults = Readonly<Partial<Record<string, string>>>;

/** The validation messages of a Zod error. */
export function faultsOf({ issues }: z.ZodError): FormFaults {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]).reverse());
}

/** A form that is shown again: its values and validation messages. */
export interface FormState<F extends string> {
  readonly values: Readonly<Partial<Record<F, string>>>;
  readonly faults: Readonly<Partial<Record<F, string>>>;
}
