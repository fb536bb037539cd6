import { defineEntity, p } from '@mikro-orm/core';

const IdempotencyRecordSchema = defineEntity({
  name: 'IdempotencyRecord',
  tableName: 'idempotency_record',
  properties: {
    /** The owner of the key: a member, or a person without a membership. */
    owner: p.text().primary(),
    key: p.text().primary(),
    /** Digest of the request, the caller, and the caller's role and epoch. */
    fingerprint: p.blob(),
    status: p.integer(),
    /** The response body as JSON; null if it contained a secret. */
    answer: p.text().nullable(),
    /** The id of the created resource, returned when the response itself cannot be replayed. */
    thingId: p.text().nullable(),
    createdAt: p.datetime(),
  },
  indexes: [{ properties: ['createdAt'], name: 'idempotency_record_created_at_index' }],
});

/** The stored outcome of a request with an idempotency key. */
export class IdempotencyRecord extends IdempotencyRecordSchema.class {}
IdempotencyRecordSchema.setClass(IdempotencyRecord);
