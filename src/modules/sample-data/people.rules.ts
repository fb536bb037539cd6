import { addDays, type Day, instantText, type Weekday, weekdayOf } from '../../kernel/calendar/calendar';
import type { ImportedMembers } from '../members';
import type { PaySchedule } from '../rules';
import { type SeededRandom, seededRandom } from './random.rules';
import { HOUR, type Setting } from './setting.rules';

/** What each person demonstrates. In a larger company the traits repeat. */
export const TRAITS = [
  'manager',
  'overtime',
  'raise',
  'mistyped-pay',
  'no-rate',
  'driver',
  'forgetful',
  'rejected',
  'on-the-clock',
  'corrected',
  'part-time',
] as const;
export type Trait = 'owner' | (typeof TRAITS)[number];

/** A member of the sample company. */
export interface Person {
  /** 0 for the owner. */
  readonly nth: number;
  readonly trait: Trait;
  readonly memberId: string;
  readonly hiredOn: Day;
  readonly weekdays: readonly Weekday[];
  /** When their workday begins, in seconds after midnight. */
  readonly beginsAt: number;
  readonly paySchedule: PaySchedule;
  readonly random: SeededRandom;
}

const FIRST =
  'Amara Ben Carmen Dev Elif Farid Greta Hugo Ines Jonas Keiko Lamar Mei Noor Oskar Priya Quinn Rosa Samir Tessa Uma Viktor Wanda Xavier Yara Zane Alma Bruno Chloe Dario Esme Felix Gia Henry Isla Jamal Kira Luca Maya Niko'.split(
    ' ',
  );
const LAST =
  'Abara Becker Castillo Dhillon Erdem Fischer Garcia Haddad Ivanova Jensen Kimura Lindqvist Moreau Nakamura Okafor Petrov Quiroga Rahman Santos Tran Underwood Varga Weber Xiong Yilmaz Zhang Adeyemi Brandt Costa Dubois Endo Ferrari Gupta Hansen Ito Jovanovic Kowalski Lopez Murphy Novak'.split(
    ' ',
  );
const NAME_STEP = 7;

const OFFICE_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const PATTERNS: readonly [readonly Weekday[], ...(readonly Weekday[])[]] = [
  [2, 3, 4, 5, 6],
  [1, 2, 3, 4, 5],
  [3, 4, 5, 6, 7],
  [1, 2, 5, 6, 7],
];
const PART_TIME: readonly Weekday[] = [4, 5, 6, 7];
const BEGINS: readonly [number, ...number[]] = [5 * HOUR, 8 * HOUR, 12 * HOUR];
const OFFICE_BEGINS = 8 * HOUR;
/** The person without a pay rate is hired after this share of the period. */
const HIRED_AFTER = 0.55;

/** All members of the company, the owner first. Each has a separate random sequence. */
export function peopleOf(setting: Setting): Person[] {
  return Array.from({ length: setting.members }, (_, nth) => personOf(setting, nth));
}

function personOf(setting: Setting, nth: number): Person {
  const random = seededRandom(setting.seed, nth);
  const trait = nth === 0 ? 'owner' : (TRAITS[(nth - 1) % TRAITS.length] ?? 'part-time');
  const isOffice = trait === 'owner' || trait === 'manager';
  const pattern = trait === 'part-time' ? PART_TIME : random.oneOf(PATTERNS);
  const beginsAt = random.oneOf(BEGINS);
  const { anchoredOn } = setting;
  return {
    nth,
    trait,
    random,
    memberId: nth === 0 ? setting.ownerId : setting.idOf('mem'),
    hiredOn: hiredOn(setting, trait, random),
    weekdays: isOffice ? OFFICE_DAYS : pattern,
    beginsAt: isOffice ? OFFICE_BEGINS : beginsAt,
    paySchedule: trait === 'no-rate' ? { kind: 'weekly' } : { kind: 'biweekly', anchoredOn },
  };
}

function hiredOn({ span, days }: Setting, trait: Trait, random: SeededRandom): Day {
  if (trait === 'no-rate') return addDays(span.startsOn, Math.floor(days * HIRED_AFTER));
  return addDays(span.startsOn, -random.between(60, 2500));
}

/** Whether the person works on this weekday. */
export const isOwnDay = ({ weekdays }: Person, day: Day): boolean => weekdays.includes(weekdayOf(day));

/** The approver of a person's requests: the owner, or the manager for the owner. */
export const deciderOf = ({ nth }: Person, people: readonly Person[]): string =>
  (nth === 0 ? (people[1] ?? people[0]) : people[0])?.memberId ?? '';

/** The name of the nth person. The first 1,600 names are unique. */
function nameOf(nth: number): { readonly first: string; readonly last: string } {
  const round = Math.floor(nth / FIRST.length);
  return {
    first: FIRST[nth % FIRST.length] ?? '',
    last: LAST[(nth * NAME_STEP + round) % LAST.length] ?? '',
  };
}

/** Users, memberships and employment records. The owner’s user and membership already exist. */
export function membersOf(
  setting: Setting,
  people: readonly Person[],
  fields: Readonly<Record<'size' | 'contact', string>>,
): ImportedMembers {
  const others = people
    .slice(1)
    .map((person) => ({ person, userId: setting.idOf('usr'), ...nameOf(person.nth) }));
  const joinedAt = ({ hiredOn: day }: Person): string => instantText(setting.at(day, 9 * HOUR));
  return {
    users: others.map(({ person, userId, first, last }) => ({
      id: userId,
      name: `${first} ${last}`,
      email: `${first}.${last}@${setting.mailDomain}`.toLowerCase(),
      createdAt: joinedAt(person),
    })),
    memberships: others.map(({ person, userId }) => ({
      id: person.memberId,
      userId,
      role: person.nth === 1 ? 'admin' : 'employee',
      isActive: true,
      joinedAt: joinedAt(person),
    })),
    employments: people.map((person) => employmentOf(person, fields)),
  };
}

const SIZES: readonly [string, ...string[]] = ['S', 'M', 'L', 'XL'];
const STREETS: readonly [string, ...string[]] = ['Quay Street', 'Mill Lane', 'Harbor Road', 'Chapel Street'];

function employmentOf(
  { memberId, nth, hiredOn: day, random }: Person,
  fields: Readonly<Record<'size' | 'contact', string>>,
): ImportedMembers['employments'][number] {
  const number = String(nth % 100).padStart(2, '0');
  const contact = nameOf(nth + 500);
  const street = `${random.between(1, 180)} ${random.oneOf(STREETS)}`;
  return {
    memberId,
    hiredOn: day,
    phone: `+1 207 555 01${number}`,
    address: { street, extra: null, city: 'Portland', region: 'ME', postalCode: '04101', country: 'US' },
    customFields: {
      [fields.size]: random.oneOf(SIZES),
      [fields.contact]: `${contact.first} ${contact.last}`,
    },
  };
}
