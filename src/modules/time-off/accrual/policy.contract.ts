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
    seconds: seconds(SECONDS_MAX).describe('What counts from then on in place of `seconds`.'),
  })
  .meta({ id: 'TimeOffMilestone' });

const Milestones = z
  .array(Milestone)
  .max(MILESTONES_MAX)
  .refine(
    (all) =>
      all.every((one, at) => one.afterYears > (all[at - 1]?.afterYears ?? 0) || at === 0) &&
      new Set(all.map(({ afterYears }) => afterYears)).size === all.length,
    'List milestones by years, each once.',
  )
  .default([])
  .describe('More for those who stay: by `afterYears`, ascending.');

/** How hours of a type come to people. */
export const Accrual = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }).describe('Hours come only by adjustments.'),
    z
      .strictObject({
        kind: z.literal('annual'),
        seconds: seconds(SECONDS_MAX).describe('What is granted on the first day of each accrual year.'),
        milestones: Milestones,
      })
      .describe(
        'All at once, on the first day of the accrual year; after the waiting period where one runs.',
      ),
    z
      .strictObject({
        kind: z.literal('per_period'),
        seconds: seconds(SECONDS_MAX).describe('What a whole accrual year gives, to the second.'),
        period: z.enum(ACCRUAL_PERIODS),
        milestones: Milestones,
      })
      .describe('In equal shares, each on the last day of its period, to whoever is employed on that day.'),
    z
      .strictObject({
        kind: z.literal('hourly'),
        seconds: seconds(EARNED_MAX).describe('What is earned for each `workedSeconds` of work.'),
        workedSeconds: seconds(WORKED_MAX),
        milestones: Milestones,
      })
      .describe('By hours worked, credited when the day is over; parts are carried, none is lost.'),
  ])
  .meta({ id: 'TimeOffAccrual' });
export type Accrual = z.infer<typeof Accrual>;

export const YearStart = z
  .enum(['calendar_year', 'hire_date'])
  .describe('When an accrual year begins: on 1 January, or on the day a person was hired.');
export type YearStart = z.infer<typeof YearStart>;

const cap = (says: string) => z.int().min(0).max(SECONDS_MAX).nullable().describe(says);
const CAPS = {
  maxBalanceSeconds: cap('Nothing accrues above it; null: no limit.'),
  maxCarryOverSeconds: cap('What of a balance survives the end of an accrual year: null all of it, 0 none.'),
  maxUseSecondsAYear: cap('How much one may take in an accrual year; null: no limit.'),
  maxAccrualSecondsAYear: cap('How much accrues in an accrual year at most; null: no limit.'),
};
const Lowest = z
  .int()
  .min(-SECONDS_MAX)
  .max(SECONDS_MAX)
  .nullable()
  .describe('Requests lower a balance to this and no further; negative lends hours, null: no limit.');

export const Limits = z
  .object({ ...CAPS, lowestBalanceSeconds: Lowest })
  .meta({ id: 'TimeOffLimits', description: 'How far hours may pile up, lapse and be taken.' });
export type Limits = z.infer<typeof Limits>;

export const LimitsInput = z
  .strictObject({
    maxBalanceSeconds: CAPS.maxBalanceSeconds.default(null),
    maxCarryOverSeconds: CAPS.maxCarryOverSeconds.default(null),
    maxUseSecondsAYear: CAPS.maxUseSecondsAYear.default(null),
    maxAccrualSecondsAYear: CAPS.maxAccrualSecondsAYear.default(null),
    lowestBalanceSeconds: Lowest.optional().describe(
      'Requests lower a balance to this and no further; negative lends hours, null: no limit. Left out: 0, or no limit where nothing accrues.',
    ),
  })
  .meta({ id: 'TimeOffLimitsWish' });
export type LimitsInput = z.infer<typeof LimitsInput>;

export const WaitingDays = z
  .int()
  .min(0)
  .max(WAITING_MAX)
  .describe('Days after the hire date in which nothing accrues.');

/** The rules of a type of time off, as far as hours come and go by themselves. */
export interface Policy {
  readonly accrual: Accrual;
  readonly yearStarts: YearStart;
  readonly waitingDays: number;
  readonly limits: Limits;
}
