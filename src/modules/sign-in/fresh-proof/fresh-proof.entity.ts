import { defineEntity, p } from '@mikro-orm/core';

export const FreshProofRequestSchema = defineEntity({
  name: 'FreshProofRequest',
  tableName: 'fresh_proof_request',
  properties: {
    id: p.text().primary(),
    sessionId: p.text(),
    userId: p.text(),
    /** Where the code was sent. It is valid only while this is the person's address. */
    email: p.text(),
    /** Random input of the code and the proof. Both are derived from it; neither is stored. */
    nonce: p.text(),
    codeSeal: p.blob(),
    proofHash: p.blob(),
    codeTries: p.integer().default(0),
    userAgent: p.text().nullable(),
    network: p.text().nullable(),
    createdAt: p.datetime(),
    /** When the code expires, and the proof that it was exchanged for. */
    expiresAt: p.datetime(),
    provedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['proofHash'], name: 'fresh_proof_request_proof_hash_key' }],
  indexes: [
    { properties: ['sessionId'], name: 'fresh_proof_request_session_id_index' },
    { properties: ['expiresAt'], name: 'fresh_proof_request_expires_at_index' },
  ],
});

/** A code that was emailed for one session, and the proof that it is exchanged for. */
export class FreshProofRequest extends FreshProofRequestSchema.class {}
FreshProofRequestSchema.setClass(FreshProofRequest);
