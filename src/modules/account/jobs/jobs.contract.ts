import { z } from 'zod';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';
import { MemberId } from '../../members';
import { ARCHIVABLE, ArchiveQuery } from '../archive';

const NAME_MAX = 80;
const CODE_MAX = 32;
const ASSIGNED_MAX = 500;

export const JobId = z
  .string()
  .regex(idPattern('job'), 'This is not a job id (job_...).')
  .meta({ description: 'A job’s id.', example: 'job_01k0000000000000000000jbb1' });

const name = line(NAME_MAX, 'Give the job a name.').describe(
  'Names can repeat; the response then has a warning.',
);
const code = line(CODE_MAX)
  .nullable()
  .describe('The job’s code in other systems, such as a cost code; null for none.');
const isForEveryone = z
  .boolean()
  .describe('Whether every member can use the job; otherwise only assigned members.');

export const NewJob = z
  .strictObject({ name, code: code.default(null), isForEveryone: isForEveryone.default(true) })
  .meta({ id: 'NewJob' });
export type NewJob = z.infer<typeof NewJob>;

export const JobChange = z
  .strictObject({ name: name.optional(), code: code.optional(), isForEveryone: isForEveryone.optional() })
  .meta({ id: 'JobChange', description: 'Omitted fields do not change.' });
export type JobChange = z.infer<typeof JobChange>;

/** The properties of a job that can be changed. */
export interface JobFacts {
  readonly name: string;
  readonly code: string | null;
  readonly isForEveryone: boolean;
}

export const JobView = z
  .object({ id: z.string(), name: z.string(), code: z.string().nullable(), isForEveryone, ...ARCHIVABLE })
  .meta({ id: 'Job', description: 'A job that members clock in to.' });
export type JobView = z.infer<typeof JobView>;

const Warning = z
  .object({ code: z.enum(['duplicate_name', 'duplicate_code']), detail: z.string() })
  .meta({ id: 'JobWarning' });
export type JobWarning = z.infer<typeof Warning>;

export const SavedJob = JobView.extend({
  warnings: z.array(Warning).describe('Possible mistakes. The job was saved anyway.'),
}).meta({ id: 'SavedJob' });
export type SavedJob = z.infer<typeof SavedJob>;

export const JobsQuery = ArchiveQuery.extend({
  memberId: MemberId.optional().describe('Only the active jobs that this member can use.'),
});
export type JobsQuery = z.infer<typeof JobsQuery>;

export const JobPage = pageOf(JobView).meta({ id: 'JobPage' });
export type JobPage = z.infer<typeof JobPage>;

export const MemberJobsInput = z
  .strictObject({
    jobIds: z
      .array(JobId)
      .max(ASSIGNED_MAX)
      .transform((ids) => [...new Set(ids)])
      .describe('Replaces all assignments: up to 500 job ids, or an empty list for none.'),
  })
  .meta({ id: 'MemberJobsInput' });
export type MemberJobsInput = z.infer<typeof MemberJobsInput>;

export const MemberJobsView = z
  .object({
    memberId: z.string(),
    jobIds: z
      .array(z.string())
      .describe(
        'The jobs the member is assigned to, including archived ones. Jobs for everyone need no assignment.',
      ),
    updatedAt: z.string().nullable().describe('RFC 3339, UTC; null if they were never set.'),
    version: z.int().describe('Increases with every change; also the `ETag`.'),
  })
  .meta({ id: 'MemberJobs', description: 'The job assignments of a member.' });
export type MemberJobsView = z.infer<typeof MemberJobsView>;
