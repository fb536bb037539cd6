import { defineEntity, p } from '@mikro-orm/core';

const AuditEventSchema = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_event',
  properties: {
    chain: p.text().primary(),
    seq: p.bigint().primary(),
    id: p.text(),
    workspaceId: p.text().nullable(),
    at: p.datetime(),
    action: p.text(),
    actorUserId: p.text().nullable(),
    /** The event as JSON with sorted keys: what the hash covers, and what is shown. */
    canonical: p.text(),
    hash: p.blob(),
  },
  uniques: [{ properties: ['id'], name: 'audit_event_id_key' }],
  indexes: [
    { properties: ['workspaceId', 'id'], name: 'audit_event_workspace_id_id_index' },
    { properties: ['chain', 'at'], name: 'audit_event_chain_at_index' },
  ],
});

/** One thing that happened. Append-only: the database itself refuses to change or delete it. */
export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent);
