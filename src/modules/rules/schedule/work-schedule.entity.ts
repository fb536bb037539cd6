import { defineEntity, p } from '@mikro-orm/core';
import type { Weekday } from '../../../kernel/calendar/calendar';

export const WorkScheduleSchema = defineEntity({
  name: 'WorkSchedule',
  tableName: 'work_schedule',
  properties: {
    workspaceId: p.text().primary(),
    /** 1 (Monday) to 7 (Sunday). */
    workweekStartsOn: p.integer().$type<Weekday>(),
    /** Seven values, Monday first; null for a day off. */
    expectedSeconds: p.array().$type<readonly (number | null)[]>().columnType('integer[]'),
    /** Maintained by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** A company's working days, the hours expected on each, and the first day of its workweek. */
export class WorkSchedule extends WorkScheduleSchema.class {}
WorkScheduleSchema.setClass(WorkSchedule);
