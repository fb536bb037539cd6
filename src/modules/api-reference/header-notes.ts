import type { OpenAPIObject } from '@nestjs/swagger';
import type { Route } from '../../access/route-access-list';
import { versionClash } from '../../kernel/problem/version.problems';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    '1 to 255 visible ASCII characters, such as a UUID. A repeat with the same key within 24 hours changes nothing and gets the first response again, with `Idempotency-Replayed: true`.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  example: '4b1c3f0e-6c1d-4c53-9b0d-0f6f0f6a7c11',
};

const IF_MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of the version you read. If it has changed since, the response is 412.',
  schema: { type: 'string', pattern: '^("\\d{1,9}"|\\*)$' },
  example: '"1"',
};

const KEYSHIFT_PROOF: Parameter = {
  name: 'Keyshift-Proof',
  in: 'header',
  required: false,
  description:
    'The `proof` from `POST /api/v1/sign-in/proofs`, valid for ten minutes in the session that requested it. Required if you signed in too long ago; requests without it then get 403 `fresh-proof-required`.',
  schema: { type: 'string', minLength: 1, maxLength: 100 },
};

/** Adds the request headers of an operation: `Idempotency-Key`, `If-Match` and `Keyshift-Proof`. */
export function describeHeaders(operation: Operation, route: Route): void {
  const { method, rule, operation: facts, freshProof } = route;
  const isRepeatable = method === 'POST' && rule?.kind !== 'open';
  const isVersioned = facts?.errors?.includes(versionClash) === true;
  operation.parameters = [
    ...(operation.parameters ?? []),
    ...(isRepeatable ? [IDEMPOTENCY_KEY] : []),
    ...(isVersioned ? [IF_MATCH] : []),
    ...(freshProof ? [KEYSHIFT_PROOF] : []),
  ];
}
