import type { DayRange } from '../../../kernel/calendar/calendar';

const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium' });
const MOMENT = { dateStyle: 'medium', timeStyle: 'short' } as const;

/** "23 Nov 2026 to 29 Nov 2026". */
export const periodText = ({ startsOn, endsOn }: DayRange): string =>
  `${DAY.format(new Date(`${startsOn}T00:00:00Z`))} to ${DAY.format(new Date(`${endsOn}T00:00:00Z`))}`;

/** "23 Nov 2026, 09:00", in the time zone's local time. */
export const momentText = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { ...MOMENT, timeZone }).format(at);
