import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalidInput } from '../problem/kernel.problems';
import { Problem } from '../problem/problem';
import { versionClash } from '../problem/version.problems';

const TAG = /^"(\d{1,9})"$/;

/** The version in `If-Match`; undefined without the header or with `*`. @throws Problem for any other value */
export function seenVersionOf(header: unknown): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const version = typeof header === 'string' ? TAG.exec(header)?.[1] : undefined;
  if (version === undefined) throw malformed();
  return Number(version);
}

/** The version in `If-Match`, as a handler parameter. */
export const SeenVersion = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined =>
  seenVersionOf(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** @throws versionClash when the resource is no longer at the version in `If-Match` (RFC 9110 section 13.1.1) */
export function assertSeen(current: number, seen: number | undefined): void {
  if (seen !== undefined && seen !== current) {
    throw versionClash(undefined, { currentVersion: current }, { headers: { etag: `"${current}"` } });
  }
}

const malformed = (): Problem =>
  new Problem(
    { ...invalidInput.kind, status: 400 },
    'If-Match must be the ETag of one version, such as "3".',
    {
      errors: [
        {
          parameter: 'If-Match',
          code: 'invalid_format',
          detail: 'Send the ETag unchanged, with its quotes.',
        },
      ],
    },
  );
