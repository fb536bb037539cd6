import { z } from 'zod';
import { entryDetails, TimeEntryView } from '../entries/time-entries.contract';

const Position = z
  .strictObject({
    latitude: z.number().min(-90).max(90).describe('Degrees north, -90 to 90.'),
    longitude: z.number().min(-180).max(180).describe('Degrees east, -180 to 180.'),
  })
  .optional()
  .describe('Where the person is, as their device says; compared with the clock locations and not kept.');

/** What a person says when they clock in or out. The moment is the server’s. */
export const ClockInput = z.strictObject({ ...entryDetails, position: Position }).meta({ id: 'ClockWish' });
export type ClockInput = z.infer<typeof ClockInput>;

export const ClockChange = z
  .strictObject(entryDetails)
  .refine((change) => Object.keys(change).length > 0, 'Name at least one thing to change.')
  .meta({ id: 'ClockChange', description: 'What is left out stays as it is.' });
export type ClockChange = z.infer<typeof ClockChange>;

export const ClockReply = TimeEntryView.extend({
  warnings: z
    .array(z.object({ code: z.literal('location-unrecognised'), detail: z.string() }))
    .describe('What was noticed; it stops nobody.'),
}).meta({ id: 'ClockReply', description: 'The entry, and what was noticed.' });
export type ClockReply = z.infer<typeof ClockReply>;
