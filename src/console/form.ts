import { z } from 'zod';
import { isOwnPath } from '../kernel/http/own-path';

/** A field of a form as it was typed; one that is missing, or is no text, is empty. */
export const Typed = z.string().catch('');

/** Where a form leads on: a path of this service. An address elsewhere is dropped in silence. */
export const OwnPath = z.string().refine(isOwnPath).optional().catch(undefined);

/** The fields of a form, or of a page's address. Refuses nothing: what is wrong is said by the page that shows it again. */
export const formOf = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess((body) => body ?? {}, z.object(shape));

/** What is wrong with a form, by field: the first fault of each. */
export type FormFaults = Readonly<Partial<Record<string, string>>>;

/** The faults that a schema found. */
export function faultsOf({ issues }: z.ZodError): FormFaults {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]).reverse());
}

/** A form as it stands when it is shown again. */
export interface FormState<F extends string> {
  readonly values: Readonly<Partial<Record<F, string>>>;
  readonly faults: Readonly<Partial<Record<F, string>>>;
}
