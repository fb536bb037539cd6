import { defineEntity, p } from '@mikro-orm/core';

const FreshProofRequestSchema = defineEntity({
  name: 'FreshProofRequest',
  tableName: 'fresh_proof_request',
  properties: {
    id: p.text().primary(),
    sessionId: p.text(),
    userId: p.text(),
    /** Where the code was mailed; it counts only while that is the person's address. */
    email: p.text(),
    /** Random part of code and proof; both are derived from it, neither is stored. */
    nonce: p.text(),
    codeSeal: p.blob(),
    proofHash: p.blob(),
    codeTries: p.integer().default(0),
    userAgent: p.text().nullable(),
    network: p.text().nullable(),
    createdAt: p.datetime(),
    /** The end of the code, and of the proof that it was turned into. */
    expiresAt: p.datetime(),
    provedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['proofHash'], name: 'fresh_proof_request_proof_hash_key' }],
  indexes: [
    { properties: ['sessionId'], name: 'fresh_proof_request_session_id_index' },
    { properties: ['expiresAt'], name: 'fresh_proof_request_expires_at_index' },
  ],
});

/** One code that was mailed to the person of one session, and the proof that it becomes there. */
export class FreshProofRequest extends FreshProofRequestSchema.class {}
FreshProofRequestSchema.setClass(FreshProofRequest);
