import { z } from 'zod';

const StepMinutes = z
  .union([z.literal(5), z.literal(6), z.literal(15)], 'Round to 5, 6 or 15 minutes, or send null for none.')
  .nullable()
  .describe('To how many minutes clock times are rounded, the nearest, halves up; null for not at all.');

export const RoundingInput = z.strictObject({ stepMinutes: StepMinutes }).meta({ id: 'RoundingWish' });
export type RoundingInput = z.infer<typeof RoundingInput>;
export type StepMinutes = RoundingInput['stepMinutes'];

export const RoundingView = z
  .object({
    stepMinutes: StepMinutes,
    updatedAt: z.string().nullable().describe('RFC 3339, UTC; null while nobody has chosen.'),
    version: z.int().describe('Counts changes; it is the `ETag`.'),
  })
  .meta({
    id: 'Rounding',
    description: 'How clock times are rounded in reports and in pay. What was clocked is kept as it is.',
  });
export type RoundingView = z.infer<typeof RoundingView>;
