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

/** One counter of one limit; swept when its window is over. */
export class ThrottleBucket extends ThrottleSchema.class {}
ThrottleSchema.setClass(ThrottleBucket);
