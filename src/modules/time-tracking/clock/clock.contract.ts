import { z } from 'zod';
import { entryDetails, TimeEntryView } from '../time-entries';

const Position = z
  .strictObject({
    latitude: z.number().min(-90).max(90).describe('Degrees north, -90 to 90.'),
    longitude: z.number().min(-180).max(180).describe('Degrees east, -180 to 180.'),
  })
  .optional()
  .describe('The position of the caller’s device. Compared with the clock locations and not stored.');

/** The body of a clock-in or clock-out. The time is always the server’s. */
export const ClockInput = z.strictObject({ ...entryDetails, position: Position }).meta({ id: 'ClockInput' });
export type ClockInput = z.infer<typeof ClockInput>;

export const ClockChange = z
  .strictObject(entryDetails)
  .refine((change) => Object.keys(change).length > 0, 'Send at least one field to change.')
  .meta({ id: 'ClockChange', description: 'Omitted fields keep their values.' });
export type ClockChange = z.infer<typeof ClockChange>;

export const ClockReply = TimeEntryView.extend({
  warnings: z
    .array(z.object({ code: z.literal('location-unrecognised'), detail: z.string() }))
    .describe('Warnings never block the request.'),
}).meta({ id: 'ClockReply', description: 'The entry and any warnings.' });
export type ClockReply = z.infer<typeof ClockReply>;
