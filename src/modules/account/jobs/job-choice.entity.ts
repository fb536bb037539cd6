import { defineEntity, p } from '@mikro-orm/core';

const JobChoiceSchema = defineEntity({
  name: 'JobChoice',
  tableName: 'job_choice',
  properties: {
    workspaceId: p.text().primary(),
    memberId: p.text().primary(),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
});

/** That somebody chose the jobs of a member, and which version of the choice. */
export class JobChoice extends JobChoiceSchema.class {}
JobChoiceSchema.setClass(JobChoice);
