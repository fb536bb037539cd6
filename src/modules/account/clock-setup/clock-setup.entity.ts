import { defineEntity, p } from '@mikro-orm/core';

const ClockSetupSchema = defineEntity({
  name: 'ClockSetup',
  tableName: 'clock_setup',
  properties: {
    workspaceId: p.text().primary(),
    requiresJob: p.boolean(),
    requiresNote: p.boolean(),
    warnsOnUnrecognisedLocation: p.boolean(),
    /** An hour to two days. */
    forgottenAfterSeconds: p.integer(),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** What the clock asks of people. A workspace without one asks nothing. */
export class ClockSetup extends ClockSetupSchema.class {}
ClockSetupSchema.setClass(ClockSetup);
