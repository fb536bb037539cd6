import { defineEntity, p } from '@mikro-orm/core';

const PayChangeSchema = defineEntity({
  name: 'PayChange',
  tableName: 'pay_change',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    /** Whose pay it is; null for a job's. */
    memberId: p.text().nullable(),
    jobId: p.text().nullable(),
    effectiveOn: p.date(),
    /** `hourly` or `salary`; null for a job. */
    kind: p.text().nullable(),
    /** Minor units an hour or a year; null for a job without a rate of its own. */
    amount: p.bigint().nullable(),
    isOvertimeExempt: p.boolean().nullable(),
    paySchedule: p.text().nullable(),
    /** A day of the first fortnight, where pay is biweekly. */
    anchoredOn: p.date().nullable(),
    isPaid: p.boolean().nullable(),
    isOvertimeEligible: p.boolean().nullable(),
    createdAt: p.datetime(),
    createdByMemberId: p.text(),
    voidedAt: p.datetime().nullable(),
    voidedByMemberId: p.text().nullable(),
    voidReason: p.text().nullable(),
    /** Kept by a trigger, which also refuses any change but voiding. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'pay_change_workspace_id_id_key' }],
});

/** From a day on, what a member or a job is paid. Never edited: superseded by a later one, or voided with a reason. */
export class PayChange extends PayChangeSchema.class {}
PayChangeSchema.setClass(PayChange);
