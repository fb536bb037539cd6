import { defineEntity, p } from '@mikro-orm/core';

export const JobAssignmentSchema = defineEntity({
  name: 'JobAssignment',
  tableName: 'job_assignment',
  properties: {
    workspaceId: p.text().primary(),
    memberId: p.text().primary(),
    jobId: p.text().primary(),
  },
});

/** Lets a member use a job that is not for everyone. Belongs to a `JobChoice`, which has the version. */
export class JobAssignment extends JobAssignmentSchema.class {}
JobAssignmentSchema.setClass(JobAssignment);
