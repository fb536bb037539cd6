import { defineEntity, p } from '@mikro-orm/core';

export const JobChoiceSchema = defineEntity({
  name: 'JobChoice',
  tableName: 'job_choice',
  properties: {
    workspaceId: p.text().primary(),
    memberId: p.text().primary(),
    /** Set by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** The version of a member's job assignments. Exists once they have been set. */
export class JobChoice extends JobChoiceSchema.class {}
JobChoiceSchema.setClass(JobChoice);
