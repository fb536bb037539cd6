import { z } from 'zod';
import { AREAS, type Area, type Permission } from '../../../access/permissions';
import { faultsOf, formOf, Typed } from '../../../console/form';
import { endOf } from '../../../kernel/calendar/calendar';
import { NewApiKey } from '../api-keys.contract';

const DAY_MS = 86_400_000;
/** How long a key may live, in days, as the form offers it. */
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

/** What can be wrong, in the order of the form. */
const FIELDS = ['name', 'access', 'expiry', 'until', 'networks'] as const;
export type KeyFormFaults = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;
export type ReadKeyForm = { readonly input: NewApiKey } | { readonly faults: KeyFormFaults };

const Day = z.iso.date('Choose the last day, such as 2027-01-31.');

/** The wish behind a form, or everything that is wrong with it. @param zone the workspace's, whose days are meant */
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
  isAccess(access) ? {} : { access: 'Choose what the key may do.' };

/** A form of before, or of a program, may leave it out; a choice that is none must not mean everything. */
const isAccess = (access: string): boolean => ['', 'all', 'view', 'chosen'].includes(access);

/** Undefined: whatever the maker may. */
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
  return end > now
    ? { expiresAt: end.toISOString() }
    : { faults: { until: 'Choose a day that is not over.' } };
}

/** Names each network that is none. */
function networksFault({ issues }: z.ZodError, typed: readonly string[]): string | undefined {
  const wrong = issues.filter(({ path }) => path[0] === 'networks');
  const named = wrong.flatMap(({ path }) => (typeof path[1] === 'number' ? (typed[path[1]] ?? []) : []));
  if (wrong.length === 0) return undefined;
  if (named.length === 0) return 'Name 20 networks or fewer.';
  return `Write a network as 203.0.113.0/24 or 2001:db8::/32. This is none: ${named.join(', ')}.`;
}
