/** The reports of hours, each with the operation that answers it. */
export const HOURS_OPERATIONS = {
  'hours-summary': 'getHoursSummary',
} as const;
