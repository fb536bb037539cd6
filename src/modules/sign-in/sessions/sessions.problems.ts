import { problem } from '../../../kernel/problem/problem';

export const sessionNotFound = problem({
  slug: 'session-not-found',
  status: 404,
  title: 'Session not found',
  log: 'info',
  meaning: 'None of your active sessions has this id.',
  causes: ['It has already ended.', 'The id has a typo.'],
  fix: ['List your sessions with `GET /api/v1/sessions`.'],
});
