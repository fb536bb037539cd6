import { defineEntity, p } from '@mikro-orm/core';

const TimeEntrySchema = defineEntity({
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
    /** Values by the field's id. */
    customFields: p.json(),
    inLocationId: p.text().nullable(),
    outLocationId: p.text().nullable(),
    isInUnrecognised: p.boolean(),
    isOutUnrecognised: p.boolean(),
    /** `web`, `api`, `assistant` or `admin`. */
    source: p.text(),
    archivedAt: p.datetime().nullable(),
    /** When the member was told that they are still on the clock; no change of the entry. */
    remindedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Kept by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'time_entry_workspace_id_id_key' }],
});

/** One span on the clock. No two live ones of a member overlap, and at most one is open: the database sees to it. */
export class TimeEntry extends TimeEntrySchema.class {}
TimeEntrySchema.setClass(TimeEntry);
