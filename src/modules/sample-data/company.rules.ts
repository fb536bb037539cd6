import { addDays, type Day, instantText } from '../../kernel/calendar/calendar';
import type { ImportedAccount, ImportedField, ImportedJob, ImportedLocation } from '../account';
import type { ImportedRules } from '../rules';
import type { Person } from './people.rules';
import { HOUR, type Setting, WEEK_START } from './setting.rules';

export type JobKey = 'bakery' | 'counter' | 'deliveries' | 'training' | 'office' | 'market';
export type PlaceKey = 'shop' | 'store';
export type FieldKey = 'size' | 'contact' | 'trays' | 'till';
type Ids<K extends string> = Readonly<Record<K, string>>;

/** The ids of the company's jobs, places and fields. */
export interface Company {
  readonly jobs: Ids<JobKey>;
  readonly places: Ids<PlaceKey>;
  readonly fields: Ids<FieldKey>;
  /** The last day of the market stand. */
  readonly marketUntil: Day;
}

const MARKET_SHARE = 0.4;
const EIGHT = 8 * HOUR;
const FORGOTTEN_AFTER = 14 * HOUR;
const PART_TIME_DAYS = [0, 0, 0, EIGHT, EIGHT, EIGHT, EIGHT];

/** Assigns the ids before other rules refer to them. */
export function companyOf({ idOf, span, days }: Setting): Company {
  const ids = <K extends string>(prefix: string, keys: readonly K[]): Ids<K> =>
    Object.fromEntries(keys.map((key) => [key, idOf(prefix)])) as Ids<K>;
  return {
    jobs: ids('job', ['bakery', 'counter', 'deliveries', 'training', 'office', 'market']),
    places: ids('loc', ['shop', 'store']),
    fields: ids('fld', ['size', 'contact', 'trays', 'till']),
    marketUntil: addDays(span.startsOn, Math.floor(days * MARKET_SHARE)),
  };
}

/** Jobs, job assignments, locations and custom fields. */
export function accountOf(setting: Setting, company: Company, people: readonly Person[]): ImportedAccount {
  const { jobs } = company;
  const drivers = people
    .filter(({ trait }) => trait === 'driver')
    .map(({ memberId }) => [memberId, jobs.deliveries]);
  const office = people
    .filter(({ trait }) => trait === 'owner' || trait === 'manager')
    .map(({ memberId }) => [memberId, jobs.office]);
  return {
    legalAddress: ADDRESS,
    jobs: jobsOf(setting, company),
    assignments: [...office, ...drivers].map(([memberId = '', jobId = '']) => ({ memberId, jobId })),
    locations: placesOf(setting, company),
    fields: fieldsOf(setting, company),
    clockSetup: {
      requiresJob: true,
      requiresNote: false,
      warnsOnUnrecognisedLocation: true,
      forgottenAfterSeconds: FORGOTTEN_AFTER,
    },
  };
}

const ADDRESS = {
  street: '12 Quay Street',
  extra: null,
  city: 'Portland',
  region: 'ME',
  postalCode: '04101',
  country: 'US',
};

function jobsOf(setting: Setting, { jobs, marketUntil }: Company): ImportedJob[] {
  const createdAt = instantText(setting.at(setting.span.startsOn, 0));
  const job = (id: string, name: string, code: string) => ({
    id,
    name,
    code,
    isForEveryone: true,
    archivedAt: null,
    createdAt,
  });
  return [
    job(jobs.bakery, 'Bakery', 'BAKE'),
    job(jobs.counter, 'Counter', 'SHOP'),
    { ...job(jobs.deliveries, 'Deliveries', 'DRIVE'), isForEveryone: false },
    job(jobs.training, 'Training', 'TRAIN'),
    { ...job(jobs.office, 'Office', 'OFFICE'), isForEveryone: false },
    {
      ...job(jobs.market, 'Farmers’ market', 'MARKET'),
      archivedAt: instantText(setting.at(addDays(marketUntil, 1), 12 * HOUR)),
    },
  ];
}

function placesOf(setting: Setting, { places }: Company): ImportedLocation[] {
  const createdAt = instantText(setting.at(setting.span.startsOn, 0));
  const place = { archivedAt: null, createdAt };
  return [
    {
      ...place,
      id: places.shop,
      name: 'Shop on Quay Street',
      geofences: [{ latitude: 43.6573, longitude: -70.2496, radiusMetres: 120 }],
      networks: ['203.0.113.0/28'],
    },
    {
      ...place,
      id: places.store,
      name: 'Storehouse',
      geofences: [{ latitude: 43.6791, longitude: -70.2714, radiusMetres: 200 }],
      networks: [],
    },
  ];
}

function fieldsOf(setting: Setting, { fields }: Company): ImportedField[] {
  const createdAt = instantText(setting.at(setting.span.startsOn, 0));
  const rest = { isRequired: false, archivedAt: null, createdAt };
  const sizes = ['S', 'M', 'L', 'XL'];
  return [
    {
      ...rest,
      id: fields.size,
      subject: 'member',
      name: 'Apron size',
      kind: 'choice',
      choices: sizes,
      position: 1,
    },
    {
      ...rest,
      id: fields.contact,
      subject: 'member',
      name: 'Emergency contact',
      kind: 'text',
      choices: [],
      position: 2,
    },
    {
      ...rest,
      id: fields.trays,
      subject: 'time_entry',
      name: 'Trays',
      kind: 'number',
      choices: [],
      position: 1,
    },
    {
      ...rest,
      id: fields.till,
      subject: 'time_entry',
      name: 'Till counted',
      kind: 'checkbox',
      choices: [],
      position: 2,
    },
  ];
}

/** Federal overtime, weeks that start on Monday, rounding to 15 minutes. */
export const rulesOf = (people: readonly Person[]): ImportedRules => ({
  overtime: 'federal',
  schedule: {
    workweekStartsOn: WEEK_START,
    expectedSeconds: [EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, null, null],
  },
  ownDays: people
    .filter(({ trait }) => trait === 'part-time')
    .map(({ memberId }) => ({ memberId, expectedSeconds: PART_TIME_DAYS })),
  roundingMinutes: 15,
});
