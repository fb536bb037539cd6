import { defineEntity, p } from '@mikro-orm/core';

export const ClockSetupSchema = defineEntity({
  name: 'ClockSetup',
  tableName: 'clock_setup',
  properties: {
    workspaceId: p.text().primary(),
    requiresJob: p.boolean(),
    requiresNote: p.boolean(),
    warnsOnUnrecognisedLocation: p.boolean(),
    /** 1 to 48 hours. */
    forgottenAfterSeconds: p.integer(),
    /** Set by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** The rules for clocking in and out. Without a row, the defaults apply. */
export class ClockSetup extends ClockSetupSchema.class {}
ClockSetupSchema.setClass(ClockSetup);
