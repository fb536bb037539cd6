import { defineEntity, p } from '@mikro-orm/core';
import type { CredentialKind } from '../../../access/permissions';
import type { EntryAction, EntrySnapshot } from './time-entries.contract';

export const TimeEntryChangeSchema = defineEntity({
  name: 'TimeEntryChange',
  tableName: 'time_entry_change',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    entryId: p.text(),
    action: p.text().$type<EntryAction>(),
    at: p.datetime(),
    byMemberId: p.text(),
    credentialKind: p.text().$type<CredentialKind>(),
    credentialId: p.text(),
    /** The name of the API key or assistant; null for a session. */
    credentialName: p.text().nullable(),
    /** The approved edit request that caused this change. */
    editRequestId: p.text().nullable(),
    /** The previous values; null for a new entry. */
    before: p.json<EntrySnapshot>().nullable(),
    after: p.json<EntrySnapshot>(),
  },
  indexes: [
    {
      properties: ['workspaceId', 'entryId', 'id'],
      name: 'time_entry_change_workspace_id_entry_id_id_index',
    },
  ],
});

/** One change in an entry's history: its author, time, credential and values. */
export class TimeEntryChange extends TimeEntryChangeSchema.class {}
TimeEntryChangeSchema.setClass(TimeEntryChange);
