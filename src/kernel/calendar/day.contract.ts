import { z } from 'zod';

const FIRST = '1900-01-01';
const LAST = '2199-12-31';

/** A calendar day of a contract. The bounds keep typos such as year 20026 away from the database. */
export const DayField = z.iso
  .date({ error: 'Give a day as YYYY-MM-DD, such as 2026-11-22.', abort: true })
  .refine((day) => day >= FIRST && day <= LAST, `Give a day from ${FIRST} to ${LAST}.`)
  .meta({ description: 'A day of the workspace’s calendar, `YYYY-MM-DD`.', example: '2026-11-22' });
