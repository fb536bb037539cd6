import { defineEntity, p } from '@mikro-orm/core';

export const TimeOffEntrySchema = defineEntity({
  name: 'TimeOffEntry',
  tableName: 'time_off_entry',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    requestId: p.text(),
    typeId: p.text(),
    memberId: p.text(),
    onDay: p.date(),
    seconds: p.integer(),
    voidedAt: p.datetime().nullable(),
    voidReason: p.text().nullable(),
    createdAt: p.datetime(),
    /** Maintained by a trigger, like the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'time_off_entry_workspace_id_id_key' }],
});

/** One approved day off. If it was not taken, it is voided and its hours return. */
export class TimeOffEntry extends TimeOffEntrySchema.class {}
TimeOffEntrySchema.setClass(TimeOffEntry);
