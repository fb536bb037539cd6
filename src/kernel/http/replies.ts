import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

/**
 * Cuts each reply to the schema of its operation and status: only listed fields leave. It stands at the server and not
 * in an interceptor, because every authenticated request passes it: an interceptor costs a chain of observables.
 */
export function cutReplies(server: FastifyInstance): void {
  server.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (reply) =>
        JSON.stringify(schema.parse(reply)),
  );
}

/** Gives single things that carry a `version` their strong `ETag` (RFC 9110 section 8.8.3); lists have none. */
export function tagVersions(server: FastifyInstance): void {
  server.addHook('preSerialization', (_request, reply, payload, done) => {
    const version =
      typeof payload === 'object' && payload !== null && 'version' in payload ? payload.version : undefined;
    if (typeof version === 'number') reply.header('etag', `"${version}"`);
    done(null, payload);
  });
}
