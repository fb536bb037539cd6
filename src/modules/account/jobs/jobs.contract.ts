import { z } from 'zod';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';
import { MemberId } from '../../members';
import { ARCHIVABLE, ArchiveQuery } from '../archive.contract';

const NAME_MAX = 80;
const CODE_MAX = 32;
const ASSIGNED_MAX = 500;

export const JobId = z
  .string()
  .regex(idPattern('job'), 'This is not a job id (job_...).')
  .meta({ description: 'A job’s id.', example: 'job_01k0000000000000000000jbb1' });

const name = line(NAME_MAX, 'Give the job a name.').describe('Names may repeat; the answer warns of it.');
const code = line(CODE_MAX)
  .nullable()
  .describe('How the job is called in other systems, such as a cost code; null for none.');
const isForEveryone = z
  .boolean()
  .describe('Whether every member may pick it; otherwise only those who are assigned.');

export const NewJob = z
  .strictObject({ name, code: code.default(null), isForEveryone: isForEveryone.default(true) })
  .meta({ id: 'NewJob' });
export type NewJob = z.infer<typeof NewJob>;

export const JobChange = z
  .strictObject({ name: name.optional(), code: code.optional(), isForEveryone: isForEveryone.optional() })
  .meta({ id: 'JobChange', description: 'What is left out stays as it is.' });
export type JobChange = z.infer<typeof JobChange>;

/** What is said of a job and can be changed. */
export interface JobFacts {
  readonly name: string;
  readonly code: string | null;
  readonly isForEveryone: boolean;
}

export const JobView = z
  .object({ id: z.string(), name: z.string(), code: z.string().nullable(), isForEveryone, ...ARCHIVABLE })
  .meta({ id: 'Job', description: 'What people work on.' });
export type JobView = z.infer<typeof JobView>;

const Warning = z
  .object({ code: z.enum(['duplicate_name', 'duplicate_code']), detail: z.string() })
  .meta({ id: 'JobWarning' });
export type JobWarning = z.infer<typeof Warning>;

export const SavedJob = JobView.extend({
  warnings: z.array(Warning).describe('What was done all the same, and may be a slip.'),
}).meta({ id: 'SavedJob' });
export type SavedJob = z.infer<typeof SavedJob>;

export const JobsQuery = ArchiveQuery.extend({
  memberId: MemberId.optional().describe('Only the active jobs that this member may pick.'),
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
      .describe('All jobs that the member is assigned to from now on, at most 500; an empty list for none.'),
  })
  .meta({ id: 'MemberJobsWish' });
export type MemberJobsInput = z.infer<typeof MemberJobsInput>;

export const MemberJobsView = z
  .object({
    memberId: z.string(),
    jobIds: z
      .array(z.string())
      .describe(
        'The jobs the member is assigned to, archived ones too; jobs for everyone need nobody assigned.',
      ),
    updatedAt: z.string().nullable().describe('RFC 3339, UTC; null while nobody has chosen.'),
    version: z.int().describe('Counts changes; it is the `ETag`.'),
  })
  .meta({ id: 'MemberJobs', description: 'The jobs that one member is assigned to.' });
export type MemberJobsView = z.infer<typeof MemberJobsView>;
