import {
  addDays,
  type Day,
  type DayRange,
  daysFrom,
  endOfMonth,
  type Weekday,
  weekOf,
} from '../../../kernel/calendar/calendar';

/** How often a member is paid. */
export type PaySchedule =
  | { readonly kind: 'weekly' | 'semi_monthly' | 'monthly' }
  /** Every second week, counted from the week of the anchor day. */
  | { readonly kind: 'biweekly'; readonly anchoredOn: Day };

export const PAY_SCHEDULES = ['weekly', 'biweekly', 'semi_monthly', 'monthly'] as const;
export type PayScheduleKind = (typeof PAY_SCHEDULES)[number];

/** Pay periods per year. A salary pays an equal share of the annual amount per period. */
export const PERIODS_A_YEAR: Readonly<Record<PayScheduleKind, number>> = {
  weekly: 52,
  biweekly: 26,
  semi_monthly: 24,
  monthly: 12,
};

const FORTNIGHT = 14;
const MONTH_CHARS = 8;

/** The pay period that contains a day. Weekly and biweekly periods start on the first day of the workweek. */
export function periodOf(paySchedule: PaySchedule, day: Day, workweekStart: Weekday): DayRange {
  if (paySchedule.kind === 'weekly') return weekOf(day, workweekStart);
  if (paySchedule.kind === 'biweekly')
    return fortnightOf(day, weekOf(paySchedule.anchoredOn, workweekStart).startsOn);
  const month = day.slice(0, MONTH_CHARS);
  if (paySchedule.kind === 'monthly') return { startsOn: `${month}01`, endsOn: endOfMonth(day) };
  return day <= `${month}15`
    ? { startsOn: `${month}01`, endsOn: `${month}15` }
    : { startsOn: `${month}16`, endsOn: endOfMonth(day) };
}

function fortnightOf(day: Day, anchor: Day): DayRange {
  const startsOn = addDays(anchor, Math.floor(daysFrom(anchor, day) / FORTNIGHT) * FORTNIGHT);
  return { startsOn, endsOn: addDays(startsOn, FORTNIGHT - 1) };
}
