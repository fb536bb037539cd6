import { defineEntity, p } from '@mikro-orm/core';

const RoundingSchema = defineEntity({
  name: 'Rounding',
  tableName: 'rounding',
  properties: {
    workspaceId: p.text().primary(),
    /** 5, 6 or 15; null for none. */
    stepMinutes: p.integer().nullable(),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** To what clock times are rounded where they are shown and paid; what was clocked stays as it is. */
export class Rounding extends RoundingSchema.class {}
RoundingSchema.setClass(Rounding);
