import { defineEntity, p } from '@mikro-orm/core';
import type { TimesheetState } from './timesheets.rules';

export const TimesheetSchema = defineEntity({
  name: 'Timesheet',
  tableName: 'timesheet',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    memberId: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    state: p.text().$type<TimesheetState>(),
    submittedAt: p.datetime().nullable(),
    submittedByMemberId: p.text().nullable(),
    submitNote: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    decidedByMemberId: p.text().nullable(),
    decisionNote: p.text().nullable(),
    createdAt: p.datetime(),
    /** Maintained by a trigger, like the version, which increases with each change of the state or the hours. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'timesheet_workspace_id_id_key' }],
});

/** One member's pay period, which is submitted, approved and then locked. A member's timesheets never overlap. */
export class Timesheet extends TimesheetSchema.class {}
TimesheetSchema.setClass(Timesheet);
