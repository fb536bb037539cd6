import { z } from 'zod';

const MOST = 100;

/** A report of leaked credentials. Values that are not Keyshift API keys are ignored. */
export const LeakReport = z
  .strictObject({
    credentials: z
      .array(z.string().max(1000))
      .min(1, 'Send at least one.')
      .max(MOST, `Send ${MOST} or fewer at a time.`)
      .describe('The values as found, 1 to 100.'),
  })
  .meta({ id: 'LeakReport' });
export type LeakReport = z.infer<typeof LeakReport>;

export const LeakReceived = z
  .object({ status: z.literal('received') })
  .meta({ id: 'LeakReceived', description: 'The same response for every report.' });
export type LeakReceived = z.infer<typeof LeakReceived>;
