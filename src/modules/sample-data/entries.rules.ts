import { addDays, instantText, weekdayOf } from '../../kernel/calendar/calendar';
import type { ImportedEntry } from '../time-tracking';
import type { Company, JobKey } from './company.rules';
import type { Person } from './people.rules';
import type { Setting } from './setting.rules';
import type { Stint } from './shifts.rules';

/** An entry with the person and stint it belongs to. */
export interface Worked {
  readonly person: Person;
  readonly stint: Stint;
  readonly entry: ImportedEntry;
}

const SOURCES: readonly ['web', ...ImportedEntry['source'][]] = [
  'web',
  'web',
  'web',
  'api',
  'api',
  'assistant',
];
const NOTES: readonly [string, ...string[]] = [
  'Covered for a colleague',
  'Delivery came late',
  'Cleaned the ovens',
  'Set up for the weekend',
];
/** Percent of entries. */
const NOTED = 8;
const UNRECOGNISED = 3;
const SATURDAY = 6;
const TRAINED_DAYS = 10;
const FORGOTTEN_AFTER = 14 * 3600;

/** The time entry of a stint, with location, job, note and custom fields. */
export function entryOf(
  setting: Setting,
  company: Company,
  { person, stint }: Omit<Worked, 'entry'>,
): Worked {
  const { random } = person;
  const jobId = jobOf(company, person, stint);
  const isOpen = stint.ends === null;
  const [inAt, outAt] = [instantText(stint.begins), stint.ends === null ? null : instantText(stint.ends)];
  const inLocationId = placeOf(company, person);
  const outLocationId = isOpen ? null : placeOf(company, person);
  const entry: ImportedEntry = {
    id: setting.idOf('te'),
    memberId: person.memberId,
    inAt,
    outAt,
    jobId,
    note: !isOpen && random.inHundred(NOTED) ? random.oneOf(NOTES) : null,
    customFields: isOpen ? {} : valuesOf(company, jobId, person),
    inLocationId,
    outLocationId,
    isInUnrecognised: inLocationId === null,
    isOutUnrecognised: !isOpen && outLocationId === null,
    source: random.oneOf(SOURCES),
    remindedAt: remindedAt(setting, stint),
    createdAt: inAt,
    version: isOpen ? 1 : 2,
  };
  return { person, stint, entry };
}

/** A member who forgot to clock out was reminded once. */
function remindedAt({ now }: Setting, { begins, ends }: Stint): string | null {
  const due = begins + FORGOTTEN_AFTER;
  return ends === null && due < now ? instantText(due) : null;
}

/** Jobs by trait. Null or no function means the person's usual job. */
const JOBS: Readonly<
  Partial<Record<Person['trait'], (person: Person, stint: Stint, company: Company) => JobKey | null>>
> = {
  owner: () => 'office',
  manager: () => 'office',
  'no-rate': ({ hiredOn }, { day }) => (day < addDays(hiredOn, TRAINED_DAYS) ? 'training' : null),
  driver: (_, { isAfterLunch }) => (isAfterLunch ? 'deliveries' : null),
  'part-time': (_, { day }, { marketUntil }) =>
    day <= marketUntil && weekdayOf(day) === SATURDAY ? 'market' : null,
};

function jobOf(company: Company, person: Person, stint: Stint): string {
  const usual = person.nth % 2 === 0 ? 'bakery' : 'counter';
  return company.jobs[JOBS[person.trait]?.(person, stint, company) ?? usual];
}

function placeOf({ places }: Company, { random, nth }: Person): string | null {
  if (random.inHundred(UNRECOGNISED)) return null;
  return nth % 5 === 4 ? places.store : places.shop;
}

function valuesOf(
  { jobs, fields }: Company,
  jobId: string,
  { random }: Person,
): ImportedEntry['customFields'] {
  if (jobId === jobs.bakery) return { [fields.trays]: random.between(12, 48) };
  return jobId === jobs.counter ? { [fields.till]: random.inHundred(90) } : {};
}
