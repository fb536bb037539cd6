import type { DayRange } from '../../../../kernel/calendar/calendar';

const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium' });

/** "23 Nov 2026 to 29 Nov 2026". */
export const periodText = ({ startsOn, endsOn }: DayRange): string =>
  `${DAY.format(new Date(`${startsOn}T00:00:00Z`))} to ${DAY.format(new Date(`${endsOn}T00:00:00Z`))}`;
