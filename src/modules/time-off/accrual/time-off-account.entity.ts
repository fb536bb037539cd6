import { defineEntity, p } from '@mikro-orm/core';

const TimeOffAccountSchema = defineEntity({
  name: 'TimeOffAccount',
  tableName: 'time_off_account',
  properties: {
    workspaceId: p.text().primary(),
    typeId: p.text().primary(),
    memberId: p.text().primary(),
    /** The last day that accrual has dealt with. */
    throughOn: p.date().nullable(),
    /** From which day on work counts in the running accrual year. */
    countsFrom: p.date().nullable(),
    /** How much work since then was credited. */
    countedSeconds: p.bigint().default(0),
    /** The hire date by which accrual came that far. */
    basedOn: p.date().nullable(),
    /** Moved by whatever changes the balance. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});

/** One member’s hours of one type. Whoever changes a balance holds this row: two never decide on the same hours. */
export class TimeOffAccount extends TimeOffAccountSchema.class {}
TimeOffAccountSchema.setClass(TimeOffAccount);
