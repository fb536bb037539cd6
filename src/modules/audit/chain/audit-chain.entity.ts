import { defineEntity, p } from '@mikro-orm/core';

const AuditChainSchema = defineEntity({
  name: 'AuditChain',
  tableName: 'audit_chain',
  properties: {
    /** A workspace's id, or a user's for what belongs to no workspace. */
    chain: p.text().primary(),
    lastSeq: p.bigint(),
    lastHash: p.blob(),
    /** What was purged ends here: the first event that is left hangs on this hash. */
    anchorSeq: p.bigint(),
    anchorHash: p.blob(),
  },
});

/** The end of one chain of events; locking its row puts writers in line. */
export class AuditChain extends AuditChainSchema.class {}
AuditChainSchema.setClass(AuditChain);
