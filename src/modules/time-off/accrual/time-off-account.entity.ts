import { defineEntity, p } from '@mikro-orm/core';

export const TimeOffAccountSchema = defineEntity({
  name: 'TimeOffAccount',
  tableName: 'time_off_account',
  properties: {
    workspaceId: p.text().primary(),
    typeId: p.text().primary(),
    memberId: p.text().primary(),
    /** The last day processed by accrual. */
    throughOn: p.date().nullable(),
    /** The day from which work counts in the current accrual year. */
    countsFrom: p.date().nullable(),
    /** The work since then that has been credited. */
    countedSeconds: p.bigint('number').default(0),
    /** The hire date that accrual used so far. */
    basedOn: p.date().nullable(),
    /** Set on every change of the balance. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});

/**
 * One member’s hours of one type. Every balance change locks this row, so concurrent requests cannot use the same
 * hours.
 */
export class TimeOffAccount extends TimeOffAccountSchema.class {}
TimeOffAccountSchema.setClass(TimeOffAccount);
