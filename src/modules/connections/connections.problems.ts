import { problem } from '../../kernel/problem/problem';

export const connectionNotFound = problem({
  slug: 'connection-not-found',
  status: 404,
  title: 'There is no such connection',
  log: 'info',
  meaning: 'No live connection that you may see has this id. Revoked ones are gone for good.',
  causes: [
    'It was revoked already, here or by the assistant.',
    'The id has a typo or belongs to another workspace.',
    'Somebody else connected it and your role sees only its own.',
  ],
  fix: ['List the connections with `GET /api/v1/connections`.'],
});

export const requestAnswered = problem({
  slug: 'connection-request-answered',
  status: 410,
  title: 'You already answered this request',
  log: 'info',
  meaning: 'An assistant’s request is answered once. The first answer counts.',
  causes: ['The form was sent twice.'],
  fix: ['Look at the Connections page for what was connected.', 'Start again from the assistant.'],
});

export const connectionNotOffered = problem({
  slug: 'connection-not-offered',
  status: 403,
  title: 'This account cannot be used for the connection',
  log: 'info',
  meaning:
    'Your role in the workspace, or the workspace’s policy for assistants, leaves nothing of what the assistant asked for.',
  causes: [
    'Connections were switched off, or the assistant’s host is not among those allowed.',
    'Your role changed while you reviewed the request.',
  ],
  fix: ['Choose another account.', 'Ask the owner or an admin.'],
});
