import { defineEntity, p } from '@mikro-orm/core';

export const JobSchema = defineEntity({
  name: 'Job',
  tableName: 'job',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    name: p.text(),
    code: p.text().nullable(),
    /** Whether every member can use it; otherwise only assigned members. */
    isForEveryone: p.boolean(),
    /** Null while active. Jobs are never deleted. */
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Set by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'job_workspace_id_id_key' }],
});

/** A job that members clock in to. */
export class Job extends JobSchema.class {}
JobSchema.setClass(Job);
