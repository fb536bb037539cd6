import { defineEntity, p } from '@mikro-orm/core';

const IdempotencyRecordSchema = defineEntity({
  name: 'IdempotencyRecord',
  tableName: 'idempotency_record',
  properties: {
    /** Whose key it is: a member, or a person without a seat. */
    owner: p.text().primary(),
    key: p.text().primary(),
    /** Digest of what was asked, by whom, in which role and epoch. */
    fingerprint: p.blob(),
    status: p.integer(),
    /** The answer as JSON; null where it held a secret. */
    answer: p.text().nullable(),
    /** The id of what was made, told where the answer itself may not be. */
    thingId: p.text().nullable(),
    createdAt: p.datetime(),
  },
  indexes: [{ properties: ['createdAt'], name: 'idempotency_record_created_at_index' }],
});

/** The outcome of one request that may be sent again. */
export class IdempotencyRecord extends IdempotencyRecordSchema.class {}
IdempotencyRecordSchema.setClass(IdempotencyRecord);
