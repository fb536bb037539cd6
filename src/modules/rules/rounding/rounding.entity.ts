import { defineEntity, p } from '@mikro-orm/core';
import type { StepMinutes } from './rounding.contract';

export const RoundingSchema = defineEntity({
  name: 'Rounding',
  tableName: 'rounding',
  properties: {
    workspaceId: p.text().primary(),
    /** 5, 6 or 15; null for none. */
    stepMinutes: p.integer().$type<NonNullable<StepMinutes>>().nullable(),
    /** Maintained by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** The step to which reports and pay round clock times. Entries keep their original times. */
export class Rounding extends RoundingSchema.class {}
RoundingSchema.setClass(Rounding);
