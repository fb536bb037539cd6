import { defineEntity, p } from '@mikro-orm/core';

const ThrottleSchema = defineEntity({
  name: 'ThrottleBucket',
  tableName: 'throttle',
  properties: {
    bucket: p.text().primary(),
    count: p.integer(),
    resetsAt: p.datetime(),
  },
  indexes: [{ properties: ['resetsAt'], name: 'throttle_resets_at_index' }],
});

/** A rate limit counter; deleted after its window. */
export class ThrottleBucket extends ThrottleSchema.class {}
ThrottleSchema.setClass(ThrottleBucket);
