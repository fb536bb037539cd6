import { z } from 'zod';
import { DayField } from '../../kernel/calendar/day.contract';
import { ChangesQuery, pageOf } from '../../kernel/http/paging.contract';
import { idPattern } from '../../kernel/id/id';
import { paragraph } from '../../kernel/text/text.contract';
import { PAY_SCHEDULES } from '../rules';

const SALARY_MAX = 1_000_000_000_000;
const HOURLY_MAX = 1_000_000_000;
const REASON_MAX = 500;

export const PayChangeId = z
  .string()
  .regex(idPattern('pay'), 'This is not a pay change id (pay_...).')
  .meta({ description: 'The id of a pay change.', example: 'pay_01k0000000000000000000pay1' });

const Rate = z
  .strictObject({
    amount: z.int().min(1).max(SALARY_MAX).describe('Minor units of the currency: 2150 is 21.50 dollars.'),
    currency: z.string().length(3).optional().describe('Optional. Must be the currency of the workspace.'),
  })
  .meta({ id: 'RateInput' });
export type RateInput = z.infer<typeof Rate>;

export const PAY_KINDS = ['hourly', 'salary'] as const;
export type PayKind = (typeof PAY_KINDS)[number];
const effectiveOn = DayField.describe(
  'The first day it applies to, in the workspace’s calendar. May be in the past or in the future.',
);

export const MemberPayInput = z
  .strictObject({
    effectiveOn,
    kind: z.enum(PAY_KINDS).describe('Whether `rate` is per hour or per year.'),
    rate: Rate,
    isOvertimeExempt: z
      .boolean()
      .optional()
      .describe('Whether the member is exempt from overtime pay. Default: the previous value, or false.'),
    paySchedule: z
      .enum(PAY_SCHEDULES)
      .optional()
      .describe('How often the member is paid. Default: the previous value, or weekly.'),
    anchoredOn: DayField.optional().describe(
      'A day in the first week of any biweekly pay period. Required for biweekly pay, not allowed otherwise.',
    ),
  })
  .refine(({ paySchedule, anchoredOn }) => (paySchedule === 'biweekly') === (anchoredOn !== undefined), {
    path: ['anchoredOn'],
    message:
      'Biweekly pay needs anchoredOn, a day in the first week of a pay period. Other schedules must omit it.',
  })
  .refine(({ kind, rate }) => kind === 'salary' || rate.amount <= HOURLY_MAX, {
    path: ['rate', 'amount'],
    message: `An hourly rate is at most ${HOURLY_MAX} minor units.`,
  })
  .meta({ id: 'MemberPayInput' });
export type MemberPayInput = z.infer<typeof MemberPayInput>;

export const JobPayInput = z
  .strictObject({
    effectiveOn,
    isPaid: z
      .boolean()
      .optional()
      .describe(
        'Whether hours in this job are paid. Default: true if a rate is given, else the previous value, or true.',
      ),
    isOvertimeEligible: z
      .boolean()
      .optional()
      .describe('Whether hours in this job count towards overtime. Default: the previous value, or true.'),
    rate: Rate.nullable()
      .optional()
      .describe(
        'Hourly rate of this job for every member. Null: each member’s own rate. Default: the previous value.',
      ),
  })
  .refine(({ isPaid, rate }) => isPaid !== false || !rate, {
    path: ['rate'],
    message: 'An unpaid job cannot have a rate.',
  })
  .refine(({ rate }) => !rate || rate.amount <= HOURLY_MAX, {
    path: ['rate', 'amount'],
    message: `An hourly rate is at most ${HOURLY_MAX} minor units.`,
  })
  .meta({ id: 'JobPayInput' });
export type JobPayInput = z.infer<typeof JobPayInput>;

export const VoidInput = z
  .strictObject({
    reason: paragraph(REASON_MAX)
      .min(1, 'Give a reason.')
      .describe('Why the change was wrong. Stored with the change.'),
  })
  .meta({ id: 'VoidInput' });
export type VoidInput = z.infer<typeof VoidInput>;

export const Money = z
  .object({
    amount: z.int().describe('Minor units of the currency.'),
    currency: z.string().describe('ISO 4217.'),
  })
  .meta({ id: 'Money' });
export type Money = z.infer<typeof Money>;

const shared = {
  id: z.string(),
  effectiveOn: z.string().describe('The first day it applies to.'),
  createdAt: z.string().describe('RFC 3339, UTC.'),
  voidedAt: z.string().nullable().describe('RFC 3339, UTC; null while the change is active.'),
  voidReason: z.string().nullable(),
  version: z.int().describe('Increases with each change; also sent as the `ETag`.'),
};

export const MemberPayChange = z
  .object({
    memberId: z.string(),
    kind: z.enum(PAY_KINDS),
    rate: Money.describe('Per hour or per year, depending on `kind`.'),
    isOvertimeExempt: z.boolean(),
    paySchedule: z.enum(PAY_SCHEDULES),
    anchoredOn: z
      .string()
      .nullable()
      .describe('A day in the first week of a biweekly pay period; null for other schedules.'),
    ...shared,
  })
  .meta({ id: 'MemberPayChange', description: 'The pay of a member from a day on, until a later change.' });
export type MemberPayChange = z.infer<typeof MemberPayChange>;

export const MemberPayPage = pageOf(MemberPayChange).meta({ id: 'MemberPayPage' });
export type MemberPayPage = z.infer<typeof MemberPayPage>;

export const JobPayChange = z
  .object({
    jobId: z.string(),
    isPaid: z.boolean(),
    isOvertimeEligible: z.boolean(),
    rate: Money.nullable().describe('Hourly rate of this job; null when each member is paid their own rate.'),
    ...shared,
  })
  .meta({ id: 'JobPayChange', description: 'The pay of a job from a day on, until a later change.' });
export type JobPayChange = z.infer<typeof JobPayChange>;

export const JobPayPage = pageOf(JobPayChange).meta({ id: 'JobPayPage' });
export type JobPayPage = z.infer<typeof JobPayPage>;

export const PayChangeView = z.union([MemberPayChange, JobPayChange]).meta({ id: 'PayChange' });
export type PayChangeView = z.infer<typeof PayChangeView>;

export const PayQuery = ChangesQuery.extend({
  state: z
    .enum(['live', 'voided', 'all'])
    .default('live')
    .describe('Which changes to list: `live` for active ones. Use `all` to see voided changes when syncing.'),
});
export type PayQuery = z.infer<typeof PayQuery>;
