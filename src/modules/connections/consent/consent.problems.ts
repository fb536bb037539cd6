import { problem } from '../../../kernel/problem/problem';

export const requestAnswered = problem({
  slug: 'connection-request-answered',
  status: 410,
  title: 'You already answered this request',
  log: 'info',
  meaning: 'An assistant’s request can be answered once. The first answer counts.',
  causes: ['The form was submitted twice.'],
  fix: ['Check the Connections page to see what was connected.', 'Start again from the assistant.'],
});

export const connectionNotOffered = problem({
  slug: 'connection-not-offered',
  status: 403,
  title: 'This account cannot be used for the connection',
  log: 'info',
  meaning:
    'Your role in the workspace, or its policy for assistants, allows none of the requested permissions.',
  causes: [
    'Connections are turned off, or the assistant’s host is not an allowed host.',
    'Your role changed while you reviewed the request.',
  ],
  fix: ['Choose another account.', 'Ask the owner or an admin for access.'],
});
