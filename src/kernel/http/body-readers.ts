import type { FastifyInstance } from 'fastify';
import { SEND_JSON, unreadableBody } from '../problem/faults';
import { mediaTypeRefused } from '../problem/kernel.problems';
import type { Problem } from '../problem/problem';
import { faultOfJson, PARTS_MAX } from './json-scan';
import { surfaceOf } from './surface';
import { refusalOf } from './validation-pipe';

declare module 'fastify' {
  interface FastifyRequest {
    /** The length of the parsed body; 0 without a body. */
    bodyLength: number;
  }
}

type Done = (error: Error | null, body?: unknown) => void;

/** Registers the body parsers: JSON everywhere, URL-encoded forms on pages. Other bodies are rejected. */
export function readBodies(server: FastifyInstance): void {
  const json = server.getDefaultJsonParser('error', 'error');
  server.decorateRequest('bodyLength', 0);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    request.bodyLength = text.length;
    const refusal = faultIn(text);
    // Many clients send the Content-Type header on every request, even without a body.
    if (text === '' || refusal) done(refusal ?? null, undefined);
    else void json(request, text, (error, parsed) => done(error ? unreadableBody() : null, parsed));
  });
  const forms = 'application/x-www-form-urlencoded';
  server.addContentTypeParser(forms, { parseAs: 'string' }, (request, body, done) => {
    request.bodyLength = body.length;
    if (surfaceOf(request) === 'page') readOr(() => readForm(String(body)), done);
    else refuseUnlessEmpty(body, done);
  });
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    request.bodyLength = body.length;
    refuseUnlessEmpty(body, done);
  });
}

/** An empty body counts as no body, whatever its type: `curl -X DELETE -d ''` sends the form type. */
function refuseUnlessEmpty(body: string | Buffer, done: Done): void {
  if (body.length === 0) done(null, undefined);
  else done(mediaTypeRefused(SEND_JSON));
}

function readOr(read: () => unknown, done: Done): void {
  try {
    done(null, read());
  } catch (refusal) {
    done(refusal instanceof Error ? refusal : new Error('unreadable'));
  }
}

/** Rejects a field that is sent twice, because one of its values would be ignored. */
function readForm(text: string): Record<string, string> {
  if (text.split('&', PARTS_MAX + 1).length > PARTS_MAX)
    throw formRefusal([], 'too_many_names', `Send at most ${PARTS_MAX} fields.`);
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name))
      throw formRefusal([name], 'duplicate_name', 'A field of this form was sent more than once.');
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

/** Why a JSON text is rejected before it is parsed, if it is. */
function faultIn(text: string): Problem | undefined {
  const fault = faultOfJson(text);
  return fault && refusalOf([fault], 'body');
}

const formRefusal = (path: readonly string[], code: string, message: string): Problem =>
  refusalOf([{ path, code, message }], 'body');
