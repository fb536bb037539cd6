import { problem } from '../kernel/problem/problem';

export const callerRefused = problem({
  slug: 'caller-refused',
  status: 403,
  title: 'This endpoint is not called from there',
  log: 'warn',
  meaning:
    'Assistants call `/mcp` from their own servers or from a program on a person’s machine. A page of a site that is none of them may not use a visitor’s browser to call it, nor may it be reached under another host name.',
  causes: [
    'The `Origin` header names a site that is not this service, claude.ai, claude.com or chatgpt.com.',
    'The `Host` header names another host than the public origin: a proxy in front rewrites it.',
  ],
  fix: [
    'Call from a program that sends no `Origin`.',
    'Let the proxy hand on the `Host` as it came, or name the proxy in `TRUSTED_PROXIES` so that `X-Forwarded-Host` counts.',
  ],
});

export const onlyPosts = problem({
  slug: 'only-posts',
  status: 405,
  title: 'This endpoint takes only POST',
  log: 'info',
  meaning:
    'The MCP endpoint keeps no sessions and opens no streams of its own: every message is a POST and is answered at once.',
  causes: [
    'A client asked for a stream (GET) or wanted to end a session (DELETE); both are optional in MCP.',
  ],
  fix: ['Send each message as POST. MCP clients go on by themselves after this answer.'],
});

export const oneMessage = problem({
  slug: 'one-message',
  status: 400,
  title: 'Send one message in each request',
  log: 'info',
  meaning:
    'JSON-RPC batches left MCP in 2025. Each request is admitted for itself here, so that what was revoked stops with the next message.',
  causes: ['The body is a JSON array.'],
  fix: ['Send each message in a request of its own.'],
});

export const answerTooLong = problem({
  slug: 'answer-too-long',
  status: 422,
  title: 'The answer is longer than an assistant can read',
  log: 'info',
  meaning: 'One tool answer holds at most 100,000 characters.',
  causes: ['Too much was asked for at once.'],
  fix: ['Ask for less: a smaller `limit`, fewer days, one person.'],
});
