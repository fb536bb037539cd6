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

export const connectionNotAllowed = problem({
  slug: 'connection-not-allowed',
  status: 403,
  title: 'The workspace does not let this assistant in now',
  log: 'info',
  meaning:
    'The connection is live, but the workspace’s policy for assistants keeps it out. It counts again, with the same tokens, once the policy lets it in; refreshing is refused until then, too.',
  causes: [
    'Connections were switched off (`keptOutBy` is `off`).',
    'The assistant’s host is not among those allowed (`keptOutBy` is `host`).',
  ],
  fix: [
    'Keep the tokens and try again later: connecting anew changes nothing.',
    'Ask the owner or an admin, who set the policy on the page of connections.',
  ],
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
