import { problem } from '../../../kernel/problem/problem';

export const locationNotFound = problem({
  slug: 'location-not-found',
  status: 404,
  title: 'Clock location not found',
  log: 'info',
  meaning: 'This workspace has no clock location with this id.',
  causes: ['The id has a typo.', 'The location belongs to another workspace.'],
  fix: ['List the locations with `GET /api/v1/locations`.'],
});
