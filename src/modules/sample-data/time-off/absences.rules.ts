import { addDays, type Day } from '../../../kernel/calendar/calendar';
import { isOwnDay, type Person } from '../people/people.rules';
import { HOUR, type Setting } from '../plan/setting.rules';

export type TypeKey = 'vacation' | 'sick' | 'leave';

/** What somebody asks for, and what became of it; seconds since 1970. */
export interface Asking {
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

/** Who asks for what, by their number. */
const TURN = 12;
const AHEAD_PENDING = [3, 9];
const AHEAD_APPROVED = 2;
const AHEAD_REJECTED = 4;
const AHEAD_CANCELLED = 7;
const WARNING_DAYS = 12;

/** All that people ask for, as they asked for it. */
export function askingsOf(setting: Setting, people: readonly Person[]): Asking[] {
  // Who came later has earned too little to take any.
  return people
    .filter(({ hiredOn }) => hiredOn < setting.span.startsOn)
    .flatMap((person) => [
      ...sickDay(setting, person),
      ...vacation(setting, person),
      ...ahead(setting, person),
    ])
    .sort((a, b) => a.askedAt - b.askedAt);
}

/** The days on which somebody was away. */
export function daysAway(askings: readonly Asking[]): ReadonlyMap<Person, ReadonlySet<Day>> {
  const away = new Map<Person, Set<Day>>();
  for (const { person, days, end } of askings) {
    if (end?.state !== 'approved') continue;
    const known = away.get(person) ?? new Set();
    for (const day of days) known.add(day);
    away.set(person, known);
  }
  return away;
}

/** A day in the first half, asked for in the morning. */
function sickDay(setting: Setting, person: Person): Asking[] {
  const [from, random] = [Math.floor(setting.days / 5), person.random.between(0, 5)];
  const days = workdays(person, addDays(setting.span.startsOn, from + random), 1);
  const [day = ''] = days;
  if (person.nth % 4 !== 2) return [];
  const end = { state: 'approved' as const, at: setting.at(day, 9 * HOUR), note: null };
  return [{ person, type: 'sick', days, note: 'A cold.', askedAt: setting.at(day, 4 * HOUR), end }];
}

/** Some days in the second half. */
function vacation(setting: Setting, person: Person): Asking[] {
  const from = Math.floor(setting.days / 2) + person.random.between(1, 4);
  const days = workdays(person, addDays(setting.span.startsOn, from), person.random.between(2, 3));
  const [day = ''] = days;
  const askedOn = addDays(day, -WARNING_DAYS);
  if (person.nth % 3 !== 1) return [];
  const end = { state: 'approved' as const, at: setting.at(addDays(askedOn, 1), 10 * HOUR), note: null };
  const note = person.random.oneOf(['Family visit', 'A few days at the lake']);
  return [{ person, type: 'vacation', days, note, askedAt: setting.at(askedOn, 12 * HOUR), end }];
}

/** What lies ahead, asked for in the last days. */
function ahead({ today, now }: Setting, person: Person): Asking[] {
  const turn = person.nth % TURN;
  const ask = (inDays: number, count: number) => ({
    person,
    type: 'vacation' as const,
    days: workdays(person, addDays(today, inDays), count),
    note: null,
    askedAt: now - 60 * HOUR + person.nth,
    end: null,
  });
  const at = now - 20 * HOUR + person.nth;
  if (AHEAD_PENDING.includes(turn)) return [{ ...ask(12, 3), note: 'My sister’s wedding' }];
  if (turn === AHEAD_APPROVED) return [{ ...ask(25, 2), end: { state: 'approved', at, note: 'Enjoy it.' } }];
  if (turn === AHEAD_REJECTED)
    return [
      {
        ...ask(6, 1),
        end: { state: 'rejected', at, note: 'We need everybody on that day. Any other is fine.' },
      },
    ];
  if (turn === AHEAD_CANCELLED)
    return [{ ...ask(30, 5), type: 'leave', end: { state: 'cancelled', at, note: null } }];
  return [];
}

/** The first days of theirs from a day on. */
function workdays(person: Person, from: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let day = from; days.length < count; day = addDays(day, 1)) if (isOwnDay(person, day)) days.push(day);
  return days;
}
