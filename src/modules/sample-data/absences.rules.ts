import { addDays, type Day } from '../../kernel/calendar/calendar';
import { isOwnDay, type Person } from './people.rules';
import { HOUR, type Setting } from './setting.rules';

export type TypeKey = 'vacation' | 'sick' | 'leave';

/** A time off request and its outcome. Times are Unix seconds. */
export interface PlannedRequest {
  readonly person: Person;
  readonly type: TypeKey;
  readonly days: readonly Day[];
  readonly note: string | null;
  readonly askedAt: number;
  readonly end: {
    readonly state: 'approved' | 'rejected' | 'cancelled';
    readonly at: number;
    readonly note: string | null;
  } | null;
}

/** Which people have which request, by their number. */
const TURN = 12;
const AHEAD_PENDING = [3, 9];
const AHEAD_APPROVED = 2;
const AHEAD_REJECTED = 4;
const AHEAD_CANCELLED = 7;
const WARNING_DAYS = 12;

/** All requests, oldest first. */
export function plannedRequests(setting: Setting, people: readonly Person[]): PlannedRequest[] {
  // People hired during the period have accrued too little.
  return people
    .filter(({ hiredOn }) => hiredOn < setting.span.startsOn)
    .flatMap((person) => [
      ...sickDay(setting, person),
      ...vacation(setting, person),
      ...ahead(setting, person),
    ])
    .sort((a, b) => a.askedAt - b.askedAt);
}

/** The approved days off of each person. */
export function daysAway(requests: readonly PlannedRequest[]): ReadonlyMap<Person, ReadonlySet<Day>> {
  const away = new Map<Person, Set<Day>>();
  for (const { person, days, end } of requests) {
    if (end?.state !== 'approved') continue;
    const known = away.get(person) ?? new Set();
    for (const day of days) known.add(day);
    away.set(person, known);
  }
  return away;
}

/** A sick day in the first half of the period, requested that morning. */
function sickDay(setting: Setting, person: Person): PlannedRequest[] {
  const [from, random] = [Math.floor(setting.days / 5), person.random.between(0, 5)];
  const days = workdays(person, addDays(setting.span.startsOn, from + random), 1);
  const [day = ''] = days;
  if (person.nth % 4 !== 2) return [];
  const end = { state: 'approved' as const, at: setting.at(day, 9 * HOUR), note: null };
  return [{ person, type: 'sick', days, note: 'A cold.', askedAt: setting.at(day, 4 * HOUR), end }];
}

/** Two or three days of vacation in the second half of the period. */
function vacation(setting: Setting, person: Person): PlannedRequest[] {
  const from = Math.floor(setting.days / 2) + person.random.between(1, 4);
  const days = workdays(person, addDays(setting.span.startsOn, from), person.random.between(2, 3));
  const [day = ''] = days;
  const askedOn = addDays(day, -WARNING_DAYS);
  if (person.nth % 3 !== 1) return [];
  const end = { state: 'approved' as const, at: setting.at(addDays(askedOn, 1), 10 * HOUR), note: null };
  const note = person.random.oneOf(['Family visit', 'A few days at the lake']);
  return [{ person, type: 'vacation', days, note, askedAt: setting.at(askedOn, 12 * HOUR), end }];
}

/** Requests for future days, made in the last days. */
function ahead({ today, now }: Setting, person: Person): PlannedRequest[] {
  const turn = person.nth % TURN;
  const request = (inDays: number, count: number) => ({
    person,
    type: 'vacation' as const,
    days: workdays(person, addDays(today, inDays), count),
    note: null,
    askedAt: now - 60 * HOUR + person.nth,
    end: null,
  });
  const at = now - 20 * HOUR + person.nth;
  if (AHEAD_PENDING.includes(turn)) return [{ ...request(12, 3), note: 'My sister’s wedding' }];
  if (turn === AHEAD_APPROVED) return [{ ...request(25, 2), end: { state: 'approved', at, note: 'Enjoy!' } }];
  if (turn === AHEAD_REJECTED)
    return [
      {
        ...request(6, 1),
        end: { state: 'rejected', at, note: 'We need everyone that day. Any other day is fine.' },
      },
    ];
  if (turn === AHEAD_CANCELLED)
    return [{ ...request(30, 5), type: 'leave', end: { state: 'cancelled', at, note: null } }];
  return [];
}

/** The person's next workdays from a given day. */
function workdays(person: Person, from: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let day = from; days.length < count; day = addDays(day, 1)) if (isOwnDay(person, day)) days.push(day);
  return days;
}
