import { defineEntity, p } from '@mikro-orm/core';

const TimeOffTypeSchema = defineEntity({
  name: 'TimeOffType',
  tableName: 'time_off_type',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    name: p.text(),
    code: p.text().nullable(),
    isPaid: p.boolean(),
    paysOutOnTermination: p.boolean(),
    /** How hours come; see the contract. */
    accrual: p.json(),
    /** `calendar_year` or `hire_date`. */
    yearStarts: p.text(),
    waitingDays: p.integer(),
    maxBalanceSeconds: p.bigint().nullable(),
    maxCarryOverSeconds: p.bigint().nullable(),
    maxUseSeconds: p.bigint().nullable(),
    maxAccrualSeconds: p.bigint().nullable(),
    lowestBalanceSeconds: p.bigint().nullable(),
    /** The first day on which the present rules act; a change of them moves it. */
    startsOn: p.date(),
    /** The first day of a week, from which weeks and fortnights are counted; never moves. */
    anchoredOn: p.date(),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Kept by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'time_off_type_workspace_id_id_key' }],
});

/** One kind of time off, with the rules by which its hours come and go. */
export class TimeOffType extends TimeOffTypeSchema.class {}
TimeOffTypeSchema.setClass(TimeOffType);
