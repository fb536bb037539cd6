import { z } from 'zod';

const MOST = 100;

/** What somebody found. Anything may be sent: what is no key of ours is dropped. */
export const LeakReport = z
  .strictObject({
    credentials: z
      .array(z.string().max(1000))
      .min(1, 'Name at least one.')
      .max(MOST, `Send ${MOST} or fewer at a time.`)
      .describe('The values as they were found, 1 to 100.'),
  })
  .meta({ id: 'LeakReport' });
export type LeakReport = z.infer<typeof LeakReport>;

export const LeakReceived = z
  .object({ status: z.literal('received') })
  .meta({ id: 'LeakReceived', description: 'The same answer whatever was sent.' });
export type LeakReceived = z.infer<typeof LeakReceived>;
