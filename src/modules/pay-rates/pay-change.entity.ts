import { defineEntity, p } from '@mikro-orm/core';
import type { PayScheduleKind } from '../rules';
import type { PayKind } from './pay-rates.contract';

export const PayChangeSchema = defineEntity({
  name: 'PayChange',
  tableName: 'pay_change',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    /** The member paid; null for a job. */
    memberId: p.text().nullable(),
    jobId: p.text().nullable(),
    effectiveOn: p.date(),
    /** Null for a job. */
    kind: p.text().$type<PayKind>().nullable(),
    /** Minor units per hour or per year; null for a job that is paid at each member's own rate. */
    amount: p.bigint('number').nullable(),
    isOvertimeExempt: p.boolean().nullable(),
    paySchedule: p.text().$type<PayScheduleKind>().nullable(),
    /** A day in the first week of a biweekly period; null for other schedules. */
    anchoredOn: p.date().nullable(),
    isPaid: p.boolean().nullable(),
    isOvertimeEligible: p.boolean().nullable(),
    createdAt: p.datetime(),
    createdByMemberId: p.text(),
    voidedAt: p.datetime().nullable(),
    voidedByMemberId: p.text().nullable(),
    voidReason: p.text().nullable(),
    /** Maintained by a trigger, which also rejects every update except voiding. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'pay_change_workspace_id_id_key' }],
});

/**
 * The pay of a member or a job from a day on. Never edited: a later change replaces it, or it is voided with a reason.
 */
export class PayChange extends PayChangeSchema.class {}
PayChangeSchema.setClass(PayChange);
