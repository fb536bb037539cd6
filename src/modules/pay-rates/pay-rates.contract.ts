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
  .regex(idPattern('pay'), 'This is not the id of a change of pay (pay_...).')
  .meta({ description: 'The id of a change of pay.', example: 'pay_01k0000000000000000000pay1' });

const Rate = z
  .strictObject({
    amount: z.int().min(1).max(SALARY_MAX).describe('Minor units of the currency: 2150 is 21.50 dollars.'),
    currency: z
      .string()
      .length(3)
      .optional()
      .describe('That of the workspace, the only one it pays in; may be left out.'),
  })
  .meta({ id: 'RateWish' });
export type RateInput = z.infer<typeof Rate>;

export const PAY_KINDS = ['hourly', 'salary'] as const;
const effectiveOn = DayField.describe(
  'The first day it applies to, in the workspace’s calendar; may lie behind or ahead.',
);

export const MemberPayInput = z
  .strictObject({
    effectiveOn,
    kind: z.enum(PAY_KINDS).describe('Whether `rate` is for an hour or for a year.'),
    rate: Rate,
    isOvertimeExempt: z
      .boolean()
      .optional()
      .describe('Whether overtime is not paid to them; left out: as before, or not exempt.'),
    paySchedule: z
      .enum(PAY_SCHEDULES)
      .optional()
      .describe('How often they are paid; left out: as before, or weekly.'),
    anchoredOn: DayField.optional().describe(
      'A day of any first week of a fortnight; needed for biweekly pay and for no other.',
    ),
  })
  .refine(({ paySchedule, anchoredOn }) => (paySchedule === 'biweekly') === (anchoredOn !== undefined), {
    path: ['anchoredOn'],
    message: 'Biweekly pay, and no other, names a day of the first week of a fortnight.',
  })
  .refine(({ kind, rate }) => kind === 'salary' || rate.amount <= HOURLY_MAX, {
    path: ['rate', 'amount'],
    message: `An hour is paid with at most ${HOURLY_MAX} minor units.`,
  })
  .meta({ id: 'MemberPayWish' });
export type MemberPayInput = z.infer<typeof MemberPayInput>;

export const JobPayInput = z
  .strictObject({
    effectiveOn,
    isPaid: z
      .boolean()
      .optional()
      .describe('Whether its hours are paid; left out: paid where a rate is given, else as before, or paid.'),
    isOvertimeEligible: z
      .boolean()
      .optional()
      .describe('Whether its hours count for overtime; left out: as before, or counted.'),
    rate: Rate.nullable()
      .optional()
      .describe(
        'What an hour in this job is paid, whoever works it; null: at each one’s own rate; left out: as before.',
      ),
  })
  .refine(({ isPaid, rate }) => isPaid !== false || !rate, {
    path: ['rate'],
    message: 'A job that is not paid has no rate.',
  })
  .refine(({ rate }) => !rate || rate.amount <= HOURLY_MAX, {
    path: ['rate', 'amount'],
    message: `An hour is paid with at most ${HOURLY_MAX} minor units.`,
  })
  .meta({ id: 'JobPayWish' });
export type JobPayInput = z.infer<typeof JobPayInput>;

export const VoidInput = z
  .strictObject({
    reason: paragraph(REASON_MAX).min(1, 'Say why it was wrong.').describe('Kept with the change.'),
  })
  .meta({ id: 'VoidWish' });
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
  voidedAt: z.string().nullable().describe('RFC 3339, UTC; null while it counts.'),
  voidReason: z.string().nullable(),
  version: z.int().describe('Counts changes; it is the `ETag`.'),
};

export const MemberPayChange = z
  .object({
    memberId: z.string(),
    kind: z.enum(PAY_KINDS),
    rate: Money.describe('An hour’s pay, or a year’s.'),
    isOvertimeExempt: z.boolean(),
    paySchedule: z.enum(PAY_SCHEDULES),
    anchoredOn: z
      .string()
      .nullable()
      .describe('A day of the first week of a fortnight; null unless biweekly.'),
    ...shared,
  })
  .meta({ id: 'MemberPayChange', description: 'What a member is paid from a day on, until a later change.' });
export type MemberPayChange = z.infer<typeof MemberPayChange>;

export const MemberPayPage = pageOf(MemberPayChange).meta({ id: 'MemberPayPage' });
export type MemberPayPage = z.infer<typeof MemberPayPage>;

export const JobPayChange = z
  .object({
    jobId: z.string(),
    isPaid: z.boolean(),
    isOvertimeEligible: z.boolean(),
    rate: Money.nullable().describe('An hour’s pay in this job; null where each is paid at their own rate.'),
    ...shared,
  })
  .meta({ id: 'JobPayChange', description: 'What a job is paid from a day on, until a later change.' });
export type JobPayChange = z.infer<typeof JobPayChange>;

export const JobPayPage = pageOf(JobPayChange).meta({ id: 'JobPayPage' });
export type JobPayPage = z.infer<typeof JobPayPage>;

export const PayChangeView = z.union([MemberPayChange, JobPayChange]).meta({ id: 'PayChange' });
export type PayChangeView = z.infer<typeof PayChangeView>;

export const PayQuery = ChangesQuery.extend({
  state: z
    .enum(['live', 'voided', 'all'])
    .default('live')
    .describe('Which changes; `all` to follow voiding too.'),
});
export type PayQuery = z.infer<typeof PayQuery>;
