import { defineEntity, p } from '@mikro-orm/core';

const JobAssignmentSchema = defineEntity({
  name: 'JobAssignment',
  tableName: 'job_assignment',
  properties: {
    workspaceId: p.text().primary(),
    memberId: p.text().primary(),
    jobId: p.text().primary(),
  },
});

/** A member may pick a job that is not for everyone. It hangs on the choice, which counts the changes. */
export class JobAssignment extends JobAssignmentSchema.class {}
JobAssignmentSchema.setClass(JobAssignment);
