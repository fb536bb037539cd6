import { defineEntity, p } from '@mikro-orm/core';
import type { RequestState } from './requests.contract';

export const TimeOffRequestSchema = defineEntity({
  name: 'TimeOffRequest',
  tableName: 'time_off_request',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    typeId: p.text(),
    memberId: p.text(),
    secondsPerDay: p.integer(),
    note: p.text().nullable(),
    state: p.text().$type<RequestState>(),
    askedByMemberId: p.text(),
    decidedAt: p.datetime().nullable(),
    decidedByMemberId: p.text().nullable(),
    decisionNote: p.text().nullable(),
    createdAt: p.datetime(),
    /** Maintained by a trigger, like the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'time_off_request_workspace_id_id_key' }],
});

/** A time-off request: the same number of hours on each of several days. */
export class TimeOffRequest extends TimeOffRequestSchema.class {}
TimeOffRequestSchema.setClass(TimeOffRequest);
