import { defineEntity, p } from '@mikro-orm/core';

const WorkScheduleSchema = defineEntity({
  name: 'WorkSchedule',
  tableName: 'work_schedule',
  properties: {
    workspaceId: p.text().primary(),
    /** 1 Monday to 7 Sunday. */
    workweekStartsOn: p.integer(),
    /** Seven, from Monday on; null for a day off. */
    expectedSeconds: p.array().columnType('integer[]'),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** On which weekdays a company works, for how long, and on which day its workweek starts. */
export class WorkSchedule extends WorkScheduleSchema.class {}
WorkScheduleSchema.setClass(WorkSchedule);
