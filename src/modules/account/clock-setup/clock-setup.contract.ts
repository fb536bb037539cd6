import { z } from 'zod';

const HOUR_SECONDS = 3600;

/** After how long on the clock a person is reminded, where nobody has chosen: 14 hours. */
export const FORGOTTEN_AFTER_SECONDS = 14 * HOUR_SECONDS;
const FORGOTTEN_MIN = HOUR_SECONDS;
const FORGOTTEN_MAX = 48 * HOUR_SECONDS;

const FIELDS = {
  requiresJob: z
    .boolean()
    .describe('Whether nobody clocks in without a job. Nothing is required while no job is active.'),
  requiresNote: z.boolean().describe('Whether nobody clocks out without a note.'),
  warnsOnUnrecognisedLocation: z
    .boolean()
    .describe('Whether somebody who clocks where no location is known is warned, and the entry marked.'),
  forgottenAfterSeconds: z
    .int()
    .min(FORGOTTEN_MIN)
    .max(FORGOTTEN_MAX)
    .describe('Seconds on the clock after which a person is reminded to clock out: 3,600 to 172,800.'),
};

export const ClockSetupInput = z.strictObject(FIELDS).meta({ id: 'ClockSetupWish' });
export type ClockSetupInput = z.infer<typeof ClockSetupInput>;

export const ClockSetupView = z
  .object({
    ...FIELDS,
    updatedAt: z.string().nullable().describe('RFC 3339, UTC; null while nobody has chosen.'),
    version: z.int().describe('Counts changes; it is the `ETag`.'),
  })
  .meta({ id: 'ClockSetup', description: 'What the clock asks of people.' });
export type ClockSetupView = z.infer<typeof ClockSetupView>;
