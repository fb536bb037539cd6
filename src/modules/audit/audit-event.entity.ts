import { defineEntity, p } from '@mikro-orm/core';

export const AuditEventSchema = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_event',
  properties: {
    chain: p.text().primary(),
    seq: p.bigint('string').primary(),
    id: p.text(),
    workspaceId: p.text().nullable(),
    at: p.datetime(),
    action: p.text(),
    actorUserId: p.text().nullable(),
    /** The event as JSON with sorted keys. The hash covers this text, and the API returns it. */
    canonical: p.text(),
    hash: p.blob(),
  },
  uniques: [{ properties: ['id'], name: 'audit_event_id_key' }],
  indexes: [
    { properties: ['workspaceId', 'id'], name: 'audit_event_workspace_id_id_index' },
    { properties: ['chain', 'at'], name: 'audit_event_chain_at_index' },
  ],
});

/** An audit event. Append-only: database triggers refuse updates and deletes. */
export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent);
