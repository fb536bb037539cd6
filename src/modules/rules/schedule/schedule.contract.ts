import { z } from 'zod';

const DAY_SECONDS = 86_400;

/** In the order of ISO 8601: the first is 1. */
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
  .describe('Seconds that are expected on this weekday, 0 to 86,400; null for a day off.');

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
  .describe('The first day of the workweek: weekly overtime and weekly pay are counted from it.');
const version = z.int().describe('Counts changes; it is the `ETag`.');
const updatedAt = z.string().nullable().describe('RFC 3339, UTC; null while nobody has chosen.');

export const ScheduleInput = z
  .strictObject({ workweekStartsOn, expectedSeconds: ExpectedSeconds })
  .meta({ id: 'ScheduleWish' });
export type ScheduleInput = z.infer<typeof ScheduleInput>;

export const ScheduleView = z
  .object({ workweekStartsOn, expectedSeconds: ExpectedSeconds, updatedAt, version })
  .meta({ id: 'Schedule', description: 'Working days of the company, and where its workweek starts.' });
export type ScheduleView = z.infer<typeof ScheduleView>;

export const MemberScheduleInput = z
  .strictObject({
    expectedSeconds: ExpectedSeconds.nullable().describe('Null for the working days of the company.'),
  })
  .meta({ id: 'MemberScheduleWish' });
export type MemberScheduleInput = z.infer<typeof MemberScheduleInput>;

export const MemberScheduleView = z
  .object({
    memberId: z.string(),
    isOwn: z.boolean().describe('Whether the member has working days of their own, or those of the company.'),
    workweekStartsOn,
    expectedSeconds: ExpectedSeconds,
    updatedAt,
    version,
  })
  .meta({ id: 'MemberSchedule', description: 'Working days of one member. The workweek is the company’s.' });
export type MemberScheduleView = z.infer<typeof MemberScheduleView>;
