import { defineEntity, p } from '@mikro-orm/core';

const EditRequestSchema = defineEntity({
  name: 'EditRequest',
  tableName: 'edit_request',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    memberId: p.text(),
    /** The entry to be changed; null for one that was forgotten, until approval makes it. */
    entryId: p.text().nullable(),
    /** The entry's version that the author saw; null for a forgotten one. */
    entryVersion: p.integer().nullable(),
    inAt: p.datetime(),
    outAt: p.datetime(),
    jobId: p.text().nullable(),
    note: p.text().nullable(),
    reason: p.text(),
    /** `pending`, `approved`, `rejected` or `cancelled`. */
    state: p.text(),
    decidedAt: p.datetime().nullable(),
    decidedByMemberId: p.text().nullable(),
    decisionNote: p.text().nullable(),
    createdAt: p.datetime(),
    /** Kept by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'edit_request_workspace_id_id_key' }],
});

/** What a member asks to have corrected. It changes nothing until somebody who decides approves it. */
export class EditRequest extends EditRequestSchema.class {}
EditRequestSchema.setClass(EditRequest);
