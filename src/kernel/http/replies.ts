import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

/**
 * Filters each response by the schema of its operation and status: only declared fields are sent. A serializer and not
 * an interceptor, because an interceptor adds a chain of observables to every request.
 */
export function cutReplies(server: FastifyInstance): void {
  server.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (reply) =>
        JSON.stringify(schema.parse(reply)),
  );
}

/** Sets a strong `ETag` (RFC 9110 section 8.8.3) on single resources that have a `version`. Lists have none. */
export function tagVersions(server: FastifyInstance): void {
  server.addHook('preSerialization', (_request, reply, payload, done) => {
    const version =
      typeof payload === 'object' && payload !== null && 'version' in payload ? payload.version : undefined;
    if (typeof version === 'number') reply.header('etag', `"${version}"`);
    done(null, payload);
  });
}
