import { type Day, daysFrom, weekdayOf } from '../../kernel/calendar/calendar';
import { isOwnDay, type Person } from './people.rules';
import { HOUR, type Setting } from './setting.rules';

/** A period on the clock, in Unix seconds. */
export interface Stint {
  readonly day: Day;
  readonly begins: number;
  /** Null while open. */
  readonly ends: number | null;
  /** Whether it is the last stint of the day. */
  readonly isAfterLunch: boolean;
}

const WEEK = 7;
const SUNDAY = 7;
const UNTIL_LUNCH = 4 * HOUR;
const BREAK_FROM = 2 * HOUR;
const BREAK_UNTIL = 2.35 * HOUR;
const AFTER_LUNCH = 4.5 * HOUR;
const SHIFT = 8.5 * HOUR;
const PART_SHIFT = 7 * HOUR;
const LONG = 1.5 * HOUR;
/** Random deviation from the schedule, in seconds. */
const SLACK = 420;
/** Percent of ordinary days that are long. */
const LONG_DAYS = 5;
/** Percent of mornings with a break. */
const BREAKS = 25;
const ON_THE_CLOCK_FOR = 95 * 60;

/** A person's stints: before and after lunch, some mornings with a break. */
export function stintsOf(setting: Setting, person: Person, away: ReadonlySet<Day>): Stint[] {
  const days = setting.allDays.filter(
    (day) => day >= person.hiredOn && !away.has(day) && isWorked(setting, person, day),
  );
  const stints = days.flatMap((day) => stintsOn(setting, person, day));
  if (person.trait !== 'on-the-clock') return stints;
  return [
    ...stints,
    { day: setting.today, begins: setting.now - ON_THE_CLOCK_FOR, ends: null, isAfterLunch: false },
  ];
}

function isWorked({ span }: Setting, person: Person, day: Day): boolean {
  if (person.trait === 'forgetful' && day === span.endsOn) return true;
  const isExtra = isBusy(person, daysFrom(span.startsOn, day)) && weekdayOf(day) === SUNDAY;
  return isExtra || isOwnDay(person, day);
}

/** The overtime person works longer and on Sunday every second week. */
const isBusy = ({ trait }: Person, daysIn: number): boolean =>
  trait === 'overtime' && Math.floor(daysIn / WEEK) % 2 === 1;

function stintsOn(setting: Setting, person: Person, day: Day): Stint[] {
  const { random, beginsAt, trait } = person;
  const around = (second: number): number =>
    setting.at(day, beginsAt + second) + random.between(-SLACK, SLACK);
  const isLong = isBusy(person, daysFrom(setting.span.startsOn, day)) || random.inHundred(LONG_DAYS);
  const shift = (trait === 'part-time' ? PART_SHIFT : SHIFT) + (isLong ? LONG : 0);
  const isForgotten = trait === 'forgetful' && day === setting.span.endsOn;
  const morning = random.inHundred(BREAKS) ? [0, BREAK_FROM, BREAK_UNTIL, UNTIL_LUNCH] : [0, UNTIL_LUNCH];
  const clocked = morning.map(around);
  const stint = (begins: number, ends: number | null, isAfterLunch = false) => ({
    day,
    begins,
    ends,
    isAfterLunch,
  });
  return [
    ...pairsOf(clocked).map(([begins, ends]) => stint(begins, ends)),
    stint(around(AFTER_LUNCH), isForgotten ? null : around(shift), true),
  ];
}

/** Splits a list into consecutive pairs. */
const pairsOf = (seconds: readonly number[]): (readonly [number, number])[] =>
  seconds.flatMap((ends, at) => (at % 2 === 1 ? [[seconds[at - 1] ?? ends, ends] as const] : []));
