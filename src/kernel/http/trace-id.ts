import type { IncomingMessage } from 'node:http';

/** W3C Trace Context section 3.2.2: version, trace id, parent id, flags; all in lower-case hexadecimal. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?=$|-)/;

/** The trace id in a request's `traceparent` header. @returns undefined if the header is missing or malformed */
export function traceIdOf(request: Pick<IncomingMessage, 'headers'>): string | undefined {
  const given = request.headers.traceparent;
  return typeof given === 'string' ? TRACEPARENT.exec(given)?.[1] : undefined;
}
