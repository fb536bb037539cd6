import { defineEntity, p } from '@mikro-orm/core';

export const MemberScheduleSchema = defineEntity({
  name: 'MemberSchedule',
  tableName: 'member_schedule',
  properties: {
    workspaceId: p.text().primary(),
    memberId: p.text().primary(),
    /** Seven values, Monday first; null for the company's working days. */
    expectedSeconds: p.array().$type<readonly (number | null)[]>().columnType('integer[]').nullable(),
    /** Maintained by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** Working days of one member that differ from the company's. */
export class MemberSchedule extends MemberScheduleSchema.class {}
MemberScheduleSchema.setClass(MemberSchedule);
