import { defineEntity, p } from '@mikro-orm/core';

const TimeEntryChangeSchema = defineEntity({
  name: 'TimeEntryChange',
  tableName: 'time_entry_change',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    entryId: p.text(),
    action: p.text(),
    at: p.datetime(),
    byMemberId: p.text(),
    credentialKind: p.text(),
    credentialId: p.text(),
    /** The key's name or the assistant's; null for a session. */
    credentialName: p.text().nullable(),
    /** The request that this change answered. */
    editRequestId: p.text().nullable(),
    /** What was there; null for a new entry. */
    before: p.json().nullable(),
    after: p.json(),
  },
  indexes: [
    {
      properties: ['workspaceId', 'entryId', 'id'],
      name: 'time_entry_change_workspace_id_entry_id_id_index',
    },
  ],
});

/** One line of an entry's history: who changed what, when, and through which credential. */
export class TimeEntryChange extends TimeEntryChangeSchema.class {}
TimeEntryChangeSchema.setClass(TimeEntryChange);
