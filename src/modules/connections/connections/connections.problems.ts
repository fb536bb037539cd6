import { problem } from '../../../kernel/problem/problem';

export const connectionNotFound = problem({
  slug: 'connection-not-found',
  status: 404,
  title: 'Connection not found',
  log: 'info',
  meaning: 'No active connection that you can see has this id. Revoked connections cannot be restored.',
  causes: [
    'It was already revoked, in Keyshift or by the assistant.',
    'The id has a typo or belongs to another workspace.',
    'Another member created it, and your role shows only your own connections.',
  ],
  fix: ['List the connections with `GET /api/v1/connections`.'],
});

export const connectionNotAllowed = problem({
  slug: 'connection-not-allowed',
  status: 403,
  title: 'The workspace’s policy blocks this assistant',
  log: 'info',
  meaning:
    'The connection is active, but the workspace’s policy for assistants blocks it. The same tokens work again once the policy allows it. Until then, token refreshes are refused too.',
  causes: [
    'Connections are turned off (`keptOutBy` is `off`).',
    'The assistant’s host is not an allowed host (`keptOutBy` is `host`).',
  ],
  fix: [
    'Keep the tokens and try again later. Connecting again does not help.',
    'Ask the owner or an admin to change the policy on the Connections page.',
  ],
});
