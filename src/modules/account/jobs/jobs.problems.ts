import { problem } from '../../../kernel/problem/problem';

export const jobNotFound = problem({
  slug: 'job-not-found',
  status: 404,
  title: 'Job not found',
  log: 'info',
  meaning: 'This workspace has no job with this id that you can see or the member can use.',
  causes: [
    'The id has a typo.',
    'The job is archived, or it is limited to assigned members and the member is not assigned.',
    'The job belongs to another workspace.',
  ],
  fix: ['List the jobs with `GET /api/v1/jobs`.'],
});
