import { z } from 'zod';

const HOUR = 3600;
const YEAR_HOURS_MAX = 8784;
const SECONDS_MAX = YEAR_HOURS_MAX * HOUR;
const EARNED_MAX = 100 * HOUR;
const WORKED_MAX = 2000 * HOUR;
const WAITING_MAX = 3660;
const MILESTONES_MAX = 10;
const YEARS_MAX = 60;

export const ACCRUAL_PERIODS = ['weekly', 'biweekly', 'semi_monthly', 'monthly'] as const;
export type AccrualPeriod = (typeof ACCRUAL_PERIODS)[number];

const seconds = (max: number) => z.int().min(1).max(max);

const Milestone = z
  .strictObject({
    afterYears: z.int().min(1).max(YEARS_MAX).describe('Full years since the hire date.'),
    seconds: seconds(SECONDS_MAX).describe('Replaces `seconds` from then on.'),
  })
  .meta({ id: 'TimeOffMilestone' });

const Milestones = z
  .array(Milestone)
  .max(MILESTONES_MAX)
  .refine(
    (all) =>
      all.every((one, at) => one.afterYears > (all[at - 1]?.afterYears ?? 0) || at === 0) &&
      new Set(all.map(({ afterYears }) => afterYears)).size === all.length,
    'List milestones in ascending order of years, without duplicates.',
  )
  .default([])
  .describe('Higher amounts for longer service, in ascending order of `afterYears`.');

/** How hours of a type accrue. */
export const Accrual = z
  .discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('none') })
      .describe('Nothing accrues. Hours are added by adjustments only.'),
    z
      .strictObject({
        kind: z.literal('annual'),
        seconds: seconds(SECONDS_MAX).describe('Seconds granted on the first day of each accrual year.'),
        milestones: Milestones,
      })
      .describe('The full amount on the first day of the accrual year, or at the end of the waiting period.'),
    z
      .strictObject({
        kind: z.literal('per_period'),
        seconds: seconds(SECONDS_MAX).describe(
          'Seconds per accrual year. The shares add up to exactly this amount.',
        ),
        period: z.enum(ACCRUAL_PERIODS),
        milestones: Milestones,
      })
      .describe('Equal shares on the last day of each period, for members employed on that day.'),
    z
      .strictObject({
        kind: z.literal('hourly'),
        seconds: seconds(EARNED_MAX).describe('Seconds earned per `workedSeconds` of work.'),
        workedSeconds: seconds(WORKED_MAX),
        milestones: Milestones,
      })
      .describe('Earned by hours worked, credited at the end of the day. Fractions are carried forward.'),
  ])
  .meta({ id: 'TimeOffAccrual' });
export type Accrual = z.infer<typeof Accrual>;

export const YearStart = z
  .enum(['calendar_year', 'hire_date'])
  .describe('When an accrual year begins: on 1 January or on the hire date.');
export type YearStart = z.infer<typeof YearStart>;

const cap = (description: string) => z.int().min(0).max(SECONDS_MAX).nullable().describe(description);
const CAPS = {
  maxBalanceSeconds: cap('The highest balance that accrual can reach; null for no limit.'),
  maxCarryOverSeconds: cap(
    'The most that carries over to the next accrual year; null for everything, 0 for nothing.',
  ),
  maxUseSecondsAYear: cap('The most that can be used per accrual year; null for no limit.'),
  maxAccrualSecondsAYear: cap('The most that can accrue per accrual year; null for no limit.'),
};
const Lowest = z
  .int()
  .min(-SECONDS_MAX)
  .max(SECONDS_MAX)
  .nullable()
  .describe(
    'Requests cannot take the balance below this value. Negative allows an overdraft; null for no limit.',
  );

export const Limits = z
  .object({ ...CAPS, lowestBalanceSeconds: Lowest })
  .meta({ id: 'TimeOffLimits', description: 'Limits on balance, carry-over, use and accrual.' });
export type Limits = z.infer<typeof Limits>;

export const LimitsInput = z
  .strictObject({
    maxBalanceSeconds: CAPS.maxBalanceSeconds.default(null),
    maxCarryOverSeconds: CAPS.maxCarryOverSeconds.default(null),
    maxUseSecondsAYear: CAPS.maxUseSecondsAYear.default(null),
    maxAccrualSecondsAYear: CAPS.maxAccrualSecondsAYear.default(null),
    lowestBalanceSeconds: Lowest.optional().describe(
      'Requests cannot take the balance below this value. Negative allows an overdraft; null for no limit. Default: 0, or no limit when nothing accrues.',
    ),
  })
  .meta({ id: 'TimeOffLimitsInput' });
export type LimitsInput = z.infer<typeof LimitsInput>;

export const WaitingDays = z
  .int()
  .min(0)
  .max(WAITING_MAX)
  .describe('Days after the hire date during which nothing accrues.');

/** The accrual rules of a time-off type. */
export interface Policy {
  readonly accrual: Accrual;
  readonly yearStarts: YearStart;
  readonly waitingDays: number;
  readonly limits: Limits;
}
