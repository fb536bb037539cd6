import { defineEntity, p } from '@mikro-orm/core';

const JobSchema = defineEntity({
  name: 'Job',
  tableName: 'job',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    name: p.text(),
    code: p.text().nullable(),
    /** Whether every member may pick it; otherwise those who are assigned. */
    isForEveryone: p.boolean(),
    /** Null while it is in use; nothing is ever deleted. */
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'job_workspace_id_id_key' }],
});

/** What people work on. */
export class Job extends JobSchema.class {}
JobSchema.setClass(Job);
