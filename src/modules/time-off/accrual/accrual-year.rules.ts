import { addDays, type Day, type DayRange } from '../../../kernel/calendar/calendar';
import type { YearStart } from './policy.contract';

const YEAR_CHARS = 4;
const LEAP_DAY = '-02-29';

/** The anniversary of a hire date after some years. For 29 February it is 1 March in common years. */
export function anniversaryOf(hiredOn: Day, years: number): Day {
  const year = String(Number(hiredOn.slice(0, YEAR_CHARS)) + years).padStart(YEAR_CHARS, '0');
  const day = `${year}${hiredOn.slice(YEAR_CHARS)}`;
  const isReal = !day.endsWith(LEAP_DAY) || addDays(`${year}-02-28`, 1) === day;
  return isReal ? day : `${year}-03-01`;
}

/** Full years of service on a day; 0 before the hire date. */
export function yearsSince(hiredOn: Day, day: Day): number {
  const years = Number(day.slice(0, YEAR_CHARS)) - Number(hiredOn.slice(0, YEAR_CHARS));
  return Math.max(0, anniversaryOf(hiredOn, years) > day ? years - 1 : years);
}

/** The accrual year that contains a day. @param hiredOn not after `day` when years start on the hire date */
export function accrualYearOf(day: Day, starts: YearStart, hiredOn: Day): DayRange {
  if (starts === 'calendar_year') {
    const year = day.slice(0, YEAR_CHARS);
    return { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  }
  const years = yearsSince(hiredOn, day);
  return { startsOn: anniversaryOf(hiredOn, years), endsOn: addDays(anniversaryOf(hiredOn, years + 1), -1) };
}
