import { z } from 'zod';

const HOUR_SECONDS = 3600;

/** The default time on the clock after which a member is reminded to clock out: 14 hours. */
export const FORGOTTEN_AFTER_SECONDS = 14 * HOUR_SECONDS;
const FORGOTTEN_MIN = HOUR_SECONDS;
const FORGOTTEN_MAX = 48 * HOUR_SECONDS;

const FIELDS = {
  requiresJob: z
    .boolean()
    .describe('Whether clocking in requires a job. Has no effect while the workspace has no active job.'),
  requiresNote: z.boolean().describe('Whether clocking out requires a note.'),
  warnsOnUnrecognisedLocation: z
    .boolean()
    .describe(
      'Whether clocking in or out at an unrecognised location adds a warning and marks the entry. It never blocks.',
    ),
  forgottenAfterSeconds: z
    .int()
    .min(FORGOTTEN_MIN)
    .max(FORGOTTEN_MAX)
    .describe('Seconds on the clock after which a member is reminded to clock out: 3,600 to 172,800.'),
};

export const ClockSetupInput = z.strictObject(FIELDS).meta({ id: 'ClockSetupInput' });
export type ClockSetupInput = z.infer<typeof ClockSetupInput>;

export const ClockSetupView = z
  .object({
    ...FIELDS,
    updatedAt: z.string().nullable().describe('RFC 3339, UTC; null while the defaults apply.'),
    version: z.int().describe('Increases with every change; also the `ETag`.'),
  })
  .meta({ id: 'ClockSetup', description: 'The rules for clocking in and out.' });
export type ClockSetupView = z.infer<typeof ClockSetupView>;
