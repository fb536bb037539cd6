import { defineEntity, p } from '@mikro-orm/core';
import type { RequestState } from './edit-requests.contract';

export const EditRequestSchema = defineEntity({
  name: 'EditRequest',
  tableName: 'edit_request',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    memberId: p.text(),
    /** The entry to change; null for a missing entry until approval creates it. */
    entryId: p.text().nullable(),
    /** The version of the entry that the author saw; null for a missing entry. */
    entryVersion: p.integer().nullable(),
    inAt: p.datetime(),
    outAt: p.datetime(),
    jobId: p.text().nullable(),
    note: p.text().nullable(),
    reason: p.text(),
    state: p.text().$type<RequestState>(),
    decidedAt: p.datetime().nullable(),
    decidedByMemberId: p.text().nullable(),
    decisionNote: p.text().nullable(),
    createdAt: p.datetime(),
    /** Maintained by a trigger, like the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'edit_request_workspace_id_id_key' }],
});

/** A member's request to correct an entry or add a missing one. It takes effect when approved. */
export class EditRequest extends EditRequestSchema.class {}
EditRequestSchema.setClass(EditRequest);
