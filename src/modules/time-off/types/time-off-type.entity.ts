import { defineEntity, p } from '@mikro-orm/core';
import type { Accrual, YearStart } from '../accrual';

export const TimeOffTypeSchema = defineEntity({
  name: 'TimeOffType',
  tableName: 'time_off_type',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    name: p.text(),
    code: p.text().nullable(),
    isPaid: p.boolean(),
    paysOutOnTermination: p.boolean(),
    /** How hours accrue. */
    accrual: p.json<Accrual>(),
    yearStarts: p.text().$type<YearStart>(),
    waitingDays: p.integer(),
    maxBalanceSeconds: p.bigint('number').nullable(),
    maxCarryOverSeconds: p.bigint('number').nullable(),
    maxUseSeconds: p.bigint('number').nullable(),
    maxAccrualSeconds: p.bigint('number').nullable(),
    lowestBalanceSeconds: p.bigint('number').nullable(),
    /** The first day on which the current rules apply; a change of the rules moves it. */
    startsOn: p.date(),
    /** The first day of a week, from which weekly and biweekly periods are counted; never changes. */
    anchoredOn: p.date(),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Maintained by a trigger, like the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'time_off_type_workspace_id_id_key' }],
});

/** A time-off type with its accrual rules. */
export class TimeOffType extends TimeOffTypeSchema.class {}
TimeOffTypeSchema.setClass(TimeOffType);
