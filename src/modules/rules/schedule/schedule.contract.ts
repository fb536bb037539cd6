import { z } from 'zod';

const DAY_SECONDS = 86_400;

/** ISO 8601 order: Monday is 1. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type WeekdayName = (typeof WEEKDAYS)[number];

const Expected = z
  .int()
  .min(0)
  .max(DAY_SECONDS)
  .nullable()
  .describe('Expected seconds on this weekday, 0 to 86,400; null for a day off.');

const ExpectedSeconds = z
  .strictObject({
    monday: Expected,
    tuesday: Expected,
    wednesday: Expected,
    thursday: Expected,
    friday: Expected,
    saturday: Expected,
    sunday: Expected,
  })
  .meta({ id: 'ExpectedSeconds' });
export type ExpectedSeconds = z.infer<typeof ExpectedSeconds>;

const workweekStartsOn = z
  .enum(WEEKDAYS)
  .describe('The first day of the workweek. Weekly overtime and weekly pay periods start on it.');
const version = z.int().describe('Increases with each change; also sent as the `ETag`.');
const updatedAt = z.string().nullable().describe('RFC 3339, UTC; null if never set.');

export const ScheduleInput = z
  .strictObject({ workweekStartsOn, expectedSeconds: ExpectedSeconds })
  .meta({ id: 'ScheduleInput' });
export type ScheduleInput = z.infer<typeof ScheduleInput>;

export const ScheduleView = z
  .object({ workweekStartsOn, expectedSeconds: ExpectedSeconds, updatedAt, version })
  .meta({ id: 'Schedule', description: 'The company’s working days and the first day of its workweek.' });
export type ScheduleView = z.infer<typeof ScheduleView>;

export const MemberScheduleInput = z
  .strictObject({
    expectedSeconds: ExpectedSeconds.nullable().describe('Null for the company’s working days.'),
  })
  .meta({ id: 'MemberScheduleInput' });
export type MemberScheduleInput = z.infer<typeof MemberScheduleInput>;

export const MemberScheduleView = z
  .object({
    memberId: z.string(),
    isOwn: z
      .boolean()
      .describe('True if the member has their own working days, false if the company’s apply.'),
    workweekStartsOn,
    expectedSeconds: ExpectedSeconds,
    updatedAt,
    version,
  })
  .meta({
    id: 'MemberSchedule',
    description: 'A member’s working days. The workweek is always the company’s.',
  });
export type MemberScheduleView = z.infer<typeof MemberScheduleView>;
