const FORMAT = { dateStyle: 'medium', timeStyle: 'short' } as const;

/** "23 Nov 2026, 09:00", in the time zone's local time. */
export const momentText = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { ...FORMAT, timeZone }).format(at);
