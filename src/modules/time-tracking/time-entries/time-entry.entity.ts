import { defineEntity, p } from '@mikro-orm/core';
import type { Source } from './time-entries.contract';

export const TimeEntrySchema = defineEntity({
  name: 'TimeEntry',
  tableName: 'time_entry',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    memberId: p.text(),
    inAt: p.datetime(),
    /** Null while the member is on the clock. */
    outAt: p.datetime().nullable(),
    jobId: p.text().nullable(),
    note: p.text().nullable(),
    /** Values by field id. */
    customFields: p.json<Readonly<Record<string, unknown>>>(),
    inLocationId: p.text().nullable(),
    outLocationId: p.text().nullable(),
    isInUnrecognised: p.boolean(),
    isOutUnrecognised: p.boolean(),
    source: p.text().$type<Source>(),
    archivedAt: p.datetime().nullable(),
    /** When the member was reminded that they are still on the clock. Does not count as a change. */
    remindedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Maintained by a trigger, like the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'time_entry_workspace_id_id_key' }],
});

/**
 * One period on the clock. The database ensures that a member's active entries never overlap and at most one is open.
 */
export class TimeEntry extends TimeEntrySchema.class {}
TimeEntrySchema.setClass(TimeEntry);
