import { z } from 'zod';

const FIRST = '1900-01-01';
const LAST = '2199-12-31';

/** A calendar day in a contract. The bounds reject typos such as the year 2206. */
export const DayField = z.iso
  .date({ error: 'Use the format YYYY-MM-DD, such as 2026-11-22.', abort: true })
  .refine((day) => day >= FIRST && day <= LAST, `Must be from ${FIRST} to ${LAST}.`)
  .meta({ description: 'A calendar day in the workspace’s time zone, `YYYY-MM-DD`.', example: '2026-11-22' });
