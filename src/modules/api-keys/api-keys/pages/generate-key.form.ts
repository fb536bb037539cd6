import { z } from 'zod';
import { AREAS, type Area, type Permission } from '../../../../access/permissions';
import { faultsOf, formOf, Typed } from '../../../../console/http/form';
import { endOf } from '../../../../kernel/calendar/calendar';
import { NewApiKey } from '../api-keys.contract';

const DAY_MS = 86_400_000;
/** The expiry terms that the form offers, in days. */
export const TERMS = ['30', '90', '365'] as const;

export const GenerateKeyForm = formOf({
  name: Typed,
  formId: z.string().regex(/^[\w-]{22}$/),
  access: Typed,
  area_account: Typed,
  area_employees: Typed,
  area_time_tracking: Typed,
  area_time_off: Typed,
  area_pay_rates: Typed,
  area_rules: Typed,
  area_reports: Typed,
  expiry: Typed,
  until: Typed,
  networks: Typed,
});
export type GenerateKeyForm = z.infer<typeof GenerateKeyForm>;

/** The fields that can have errors, in form order. */
const FIELDS = ['name', 'access', 'expiry', 'until', 'networks'] as const;
export type KeyFormFaults = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;
export type ReadKeyForm = { readonly input: NewApiKey } | { readonly faults: KeyFormFaults };

const Day = z.iso.date('Choose the last day, such as 2027-01-31.');

/** Parses the form into an input or all its errors. @param zone IANA time zone of the workspace, for `until` */
export function readKeyForm(form: GenerateKeyForm, zone: string, now: Date): ReadKeyForm {
  const { expiresAt, faults: termFaults } = expiryOf(form, zone, now);
  const networks = form.networks.split(/[\s,;]+/).filter(Boolean);
  const read = NewApiKey.safeParse({
    name: form.name,
    permissions: permissionsOf(form),
    expiresAt,
    networks: networks.length > 0 ? networks : undefined,
  });
  const found: KeyFormFaults = { ...inputFaults(read.error, networks), ...accessFault(form), ...termFaults };
  const faults = Object.fromEntries(FIELDS.flatMap((field) => (found[field] ? [[field, found[field]]] : [])));
  return read.success && Object.keys(faults).length === 0 ? { input: read.data } : { faults };
}

function inputFaults(error: z.ZodError | undefined, typed: readonly string[]): KeyFormFaults {
  if (!error) return {};
  const { name, permissions } = faultsOf(error);
  const networks = networksFault(error, typed);
  return {
    ...(name ? { name } : {}),
    ...(permissions ? { access: 'Choose at least one area, or everything you can do.' } : {}),
    ...(networks ? { networks } : {}),
  };
}

const accessFault = ({ access }: GenerateKeyForm): KeyFormFaults =>
  isAccess(access) ? {} : { access: 'Choose what the key can do.' };

/** An empty value means no limit. An unknown value is an error, so that it never grants full access. */
const isAccess = (access: string): boolean => ['', 'all', 'view', 'chosen'].includes(access);

/** Undefined means no limit. */
function permissionsOf(form: GenerateKeyForm): Permission[] | undefined {
  if (form.access === 'view') return AREAS.map((area): Permission => `${area}:read`);
  if (form.access !== 'chosen') return undefined;
  return AREAS.flatMap((area) => permissionsIn(area, form[`area_${area}`]));
}

function permissionsIn(area: Area, level: string): Permission[] {
  if (level === 'edit') return [`${area}:read`, `${area}:edit`];
  return level === 'view' ? [`${area}:read`] : [];
}

function expiryOf(
  { expiry, until }: GenerateKeyForm,
  zone: string,
  now: Date,
): { expiresAt?: string; faults?: KeyFormFaults } {
  const term = TERMS.find((days) => days === expiry);
  if (term) return { expiresAt: new Date(now.getTime() + Number(term) * DAY_MS).toISOString() };
  if (expiry === '' || expiry === 'never') return {};
  if (expiry !== 'date') return { faults: { expiry: 'Choose when the key expires.' } };
  const day = Day.safeParse(until);
  if (!day.success) return { faults: { until: day.error.issues[0]?.message ?? '' } };
  const end = endOf(day.data, zone);
  return end > now ? { expiresAt: end.toISOString() } : { faults: { until: 'Choose today or a later day.' } };
}

/** An error that names each invalid network. */
function networksFault({ issues }: z.ZodError, typed: readonly string[]): string | undefined {
  const wrong = issues.filter(({ path }) => path[0] === 'networks');
  const named = wrong.flatMap(({ path }) => (typeof path[1] === 'number' ? (typed[path[1]] ?? []) : []));
  if (wrong.length === 0) return undefined;
  if (named.length === 0) return 'Enter 20 networks or fewer.';
  return `Write a network as 203.0.113.0/24 or 2001:db8::/32. Not valid: ${named.join(', ')}.`;
}
