import { problem } from '../kernel/problem/problem';

export const callerRefused = problem({
  slug: 'caller-refused',
  status: 403,
  title: 'This origin or host cannot call the MCP endpoint',
  log: 'warn',
  meaning:
    'Assistants call `/mcp` from their own servers or from a program on a person’s computer. Web pages of other sites cannot call it from a browser, and it does not respond under other host names.',
  causes: [
    'The `Origin` header names a site other than this service, claude.ai, claude.com or chatgpt.com.',
    'The `Host` header names another host than the public origin, for example because a proxy rewrites it.',
  ],
  fix: [
    'Call from a program that sends no `Origin`.',
    'Configure the proxy to pass the `Host` header unchanged, or list the proxy in `TRUSTED_PROXIES` so that `X-Forwarded-Host` is used.',
  ],
});

export const onlyPosts = problem({
  slug: 'only-posts',
  status: 405,
  title: 'This endpoint accepts only POST',
  log: 'info',
  meaning:
    'The MCP endpoint has no sessions and opens no streams. Each message is a POST with its own response.',
  causes: ['A client tried to open a stream (GET) or to end a session (DELETE). Both are optional in MCP.'],
  fix: ['Send each message as a POST. MCP clients do this automatically after this response.'],
});

export const oneMessage = problem({
  slug: 'one-message',
  status: 400,
  title: 'Send one message per request',
  log: 'info',
  meaning:
    'MCP removed JSON-RPC batches in 2025. Access is checked for each request, so a revoked connection stops working with its next message.',
  causes: ['The body is a JSON array.'],
  fix: ['Send each message in a separate request.'],
});

export const answerTooLong = problem({
  slug: 'answer-too-long',
  status: 422,
  title: 'The result is too long for an assistant',
  log: 'info',
  meaning: 'A tool result has at most 100,000 characters.',
  causes: ['The call requested too much data at once.'],
  fix: ['Request less: a smaller `limit`, fewer days, or one member.'],
});
