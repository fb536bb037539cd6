import type { FastifyInstance } from 'fastify';
import { SEND_JSON, unreadableBody } from '../problem/faults';
import { invalidInput, mediaTypeRefused } from '../problem/kernel.problems';
import type { Problem } from '../problem/problem';
import { surfaceOf } from './surface';

/** How deep a document may be nested: far deeper than any contract, and far from where writing it out again fails. */
const DEPTH_MAX = 64;

/** What bodies are read: JSON, and plain forms on pages; nothing else. */
export function readBodies(server: FastifyInstance): void {
  const json = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Many clients name the type on every request, also where they send nothing.
    if (body === '') done(null, undefined);
    else
      void json(request, String(body), (error, parsed) =>
        done(error ? unreadableBody() : refusalOfDepth(parsed), parsed),
      );
  });
  const forms = 'application/x-www-form-urlencoded';
  server.addContentTypeParser(forms, { parseAs: 'string' }, (request, body, done) => {
    if (surfaceOf(request) === 'page') done(null, Object.fromEntries(new URLSearchParams(String(body))));
    else refuseUnlessEmpty(body, done);
  });
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    refuseUnlessEmpty(body, done),
  );
}

/** An empty body is none, whatever type is named: `curl -X DELETE -d ''` names that of a form. */
function refuseUnlessEmpty(body: string | Buffer, done: (error: Error | null, body?: unknown) => void): void {
  if (body.length === 0) done(null, undefined);
  else done(mediaTypeRefused(SEND_JSON));
}

function refusalOfDepth(body: unknown): Problem | null {
  let level = [body];
  for (let depth = 0; depth <= DEPTH_MAX; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return null;
  }
  const detail = `The body is nested more than ${DEPTH_MAX} deep.`;
  return invalidInput(undefined, { errors: [{ pointer: '#', code: 'too_deep', detail }] });
}
