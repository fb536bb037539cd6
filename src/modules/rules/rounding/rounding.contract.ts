import { z } from 'zod';

const StepMinutes = z
  .union(
    [z.literal(5), z.literal(6), z.literal(15)],
    'Round to 5, 6 or 15 minutes, or send null for no rounding.',
  )
  .nullable()
  .describe(
    'Clock times are rounded to the nearest multiple of this many minutes, half up; null for no rounding.',
  );

export const RoundingInput = z.strictObject({ stepMinutes: StepMinutes }).meta({ id: 'RoundingInput' });
export type RoundingInput = z.infer<typeof RoundingInput>;
export type StepMinutes = RoundingInput['stepMinutes'];

export const RoundingView = z
  .object({
    stepMinutes: StepMinutes,
    updatedAt: z.string().nullable().describe('RFC 3339, UTC; null if never set.'),
    version: z.int().describe('Increases with each change; also sent as the `ETag`.'),
  })
  .meta({
    id: 'Rounding',
    description: 'How clock times are rounded in reports and in pay. Entries keep their original times.',
  });
export type RoundingView = z.infer<typeof RoundingView>;
