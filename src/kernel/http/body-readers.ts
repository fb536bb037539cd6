import type { FastifyInstance } from 'fastify';
import { unreadableBody } from '../problem/faults';
import { mediaTypeRefused } from '../problem/kernel.problems';
import { surfaceOf } from './surface';

/** What bodies are read: JSON, and plain forms on pages; nothing else. */
export function readBodies(server: FastifyInstance): void {
  const json = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Many clients name the type on every request, also where they send nothing.
    if (body === '') done(null, undefined);
    else void json(request, String(body), (error, parsed) => done(error && unreadableBody(), parsed));
  });
  const forms = 'application/x-www-form-urlencoded';
  server.addContentTypeParser(forms, { parseAs: 'string' }, (request, body, done) => {
    if (surfaceOf(request) === 'api') done(mediaTypeRefused());
    else done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
}
