import { defineEntity, p } from '@mikro-orm/core';

export const AuditChainSchema = defineEntity({
  name: 'AuditChain',
  tableName: 'audit_chain',
  properties: {
    /** A workspace id; a user id for events outside workspaces. */
    chain: p.text().primary(),
    lastSeq: p.bigint('string'),
    lastHash: p.blob(),
    /** The last purged event. The first remaining event continues from its hash. */
    anchorSeq: p.bigint('string'),
    anchorHash: p.blob(),
  },
});

/** The end of a chain of events. Writers lock the row, so that they append one after another. */
export class AuditChain extends AuditChainSchema.class {}
AuditChainSchema.setClass(AuditChain);
