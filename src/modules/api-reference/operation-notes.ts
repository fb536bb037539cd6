import type { OpenAPIObject } from '@nestjs/swagger';
import {
  credentialKindRefused,
  freshProofRequired,
  permissionMissing,
  unauthenticated,
  workspaceNotFound,
} from '../../access/access.problems';
import type { AccessRule } from '../../access/access-rules';
import { type FreshProofRule, PROOF_AGES } from '../../access/fresh-proof';
import { CREDENTIAL_KINDS } from '../../access/permissions';
import type { Route } from '../../access/route-access-list';
import type { Operation as Facts } from '../../kernel/http/operation';
import { invalidInput, overtaken, unavailable } from '../../kernel/problem/kernel.problems';
import type { ProblemFactory, ProblemKind } from '../../kernel/problem/problem';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** RFC 9457 section 3, with this service's members. */
export const PROBLEM_SCHEMA = {
  type: 'object' as const,
  description: 'A problem (RFC 9457). `code` is stable; `type` links to a page that explains the problem.',
  required: ['type', 'title', 'status', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string' as const, format: 'uri-reference' },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    detail: { type: 'string' as const },
    instance: { type: 'string' as const, format: 'uri' },
    code: { type: 'string' as const },
    requestId: { type: 'string' as const },
    errors: {
      type: 'array' as const,
      maxItems: 20,
      items: {
        type: 'object' as const,
        required: ['code', 'detail'],
        properties: {
          pointer: { type: 'string' as const, description: 'JSON Pointer into the body (RFC 6901).' },
          parameter: { type: 'string' as const, description: 'The path or query parameter.' },
          code: { type: 'string' as const },
          detail: { type: 'string' as const },
        },
      },
    },
    moreErrors: {
      type: 'integer' as const,
      description: 'The number of errors that are not listed in `errors`; absent if all are listed.',
    },
  },
};

/** A route of the JSON API. */
interface OperationRoute extends Route {
  readonly rule: AccessRule;
  readonly operation: Facts;
}

export const isOperation = (route: Route): route is OperationRoute =>
  route.rule !== undefined && route.operation !== undefined;

/** Adds the access rule, a working example and all possible problems to an operation. */
export function describeOperation(operation: Operation, route: OperationRoute): void {
  const { rule, freshProof, operation: facts } = route;
  operation.security = rule.kind === 'open' ? [] : securityOf(rule);
  Object.assign(operation, { 'x-access': { ...noteOf(rule), ...proofNoteOf(freshProof) } });
  const sentences = [facts.description, sentenceOf(rule), freshProof && proofSentenceOf(freshProof)];
  operation.description = sentences.filter(Boolean).join('\n\n');
  addExample(operation, facts);
  addFiles(operation, facts);
  const problems = [...(facts.errors ?? []), ...refusalsOf(operation, rule)];
  addRefusals(operation, freshProof ? [...problems, freshProofRequired] : problems);
}

const acceptedBy = (rule: AccessRule): readonly string[] => ('by' in rule ? rule.by : CREDENTIAL_KINDS);

const securityOf = (rule: AccessRule): Record<string, string[]>[] => [
  ...(acceptedBy(rule).includes('api-key') ? [{ apiKey: [] }] : []),
  { session: [] },
];

function noteOf(rule: AccessRule): Record<string, unknown> {
  if (rule.kind === 'open') return { kind: 'open' };
  const accepts = acceptedBy(rule);
  if (rule.kind === 'permission')
    return {
      kind: 'permission',
      permission: rule.permission,
      reach: rule.reach,
      ...(rule.and ? { and: rule.and } : {}),
      accepts,
    };
  return rule.kind === 'privilege'
    ? { kind: 'privilege', privilege: rule.privilege, accepts }
    : { kind: 'signed-in', accepts };
}

function sentenceOf(rule: AccessRule): string {
  if (rule.kind === 'open') return 'Requires no credential.';
  if (rule.kind === 'permission') {
    const and = rule.and ? `, and \`${rule.and}\`` : '';
    return `Requires \`${rule.permission}\` with reach \`${rule.reach}\`${and}.`;
  }
  if (rule.kind === 'privilege') return `Requires the privilege \`${rule.privilege}\` and a session.`;
  return rule.by.length === 1 ? 'Requires a session.' : 'Requires any valid credential.';
}

function proofNoteOf(rule: FreshProofRule | undefined): Record<string, unknown> {
  if (!rule) return {};
  const only = rule.givesAdmin ? { onlyForRole: 'admin' } : {};
  return { freshProof: { maxAgeSeconds: PROOF_AGES[rule.maxAge], ...only } };
}

const PROOF_WHEN = {
  '10m': 'if you signed in more than ten minutes ago',
  '12h': 'if you signed in and last entered a code more than 12 hours ago',
};

const proofSentenceOf = ({ maxAge, givesAdmin }: FreshProofRule): string =>
  `${givesAdmin ? 'The role `admin` requires' : 'Requires'} the header \`Keyshift-Proof\` ${PROOF_WHEN[maxAge]}.`;

function addExample(operation: Operation, { example, exampleQuery = {} }: Facts): void {
  for (const parameter of operation.parameters ?? [])
    if ('in' in parameter && parameter.in === 'query' && parameter.name in exampleQuery)
      parameter.example = exampleQuery[parameter.name];
  const body = operation.requestBody;
  if (!example || !body || !('content' in body)) return;
  for (const media of Object.values(body.content)) media.example = example;
}

function addFiles(operation: Operation, { response: { status, files = [] } }: Facts): void {
  const reply = operation.responses[String(status)];
  if (!reply || !('content' in reply)) return;
  const shown = files.map((file) => [
    file,
    { schema: { type: file.endsWith('json') ? 'object' : 'string' } },
  ]);
  reply.content = { ...reply.content, ...Object.fromEntries(shown) };
}

function refusalsOf(operation: Operation, rule: AccessRule): ProblemFactory[] {
  const input = operation.requestBody ? [invalidInput] : [];
  if (rule.kind === 'open') return [...input, unavailable, overtaken];
  const kinds = 'by' in rule && rule.by.length < CREDENTIAL_KINDS.length ? [credentialKindRefused] : [];
  const grants = rule.kind === 'signed-in' ? [] : [permissionMissing];
  const membership = rule.kind === 'signed-in' && rule.membership === 'none' ? [] : [workspaceNotFound];
  return [...input, unauthenticated, ...kinds, ...grants, ...membership, unavailable, overtaken];
}

function addRefusals(operation: Operation, refusals: readonly ProblemFactory[]): void {
  const kinds = [...new Set(refusals.map(({ kind }) => kind))];
  for (const status of new Set(kinds.map((kind) => kind.status))) {
    addRefusal(
      operation,
      status,
      kinds.filter((kind) => kind.status === status),
    );
  }
  // Invalid input is 422 in a body and 400 in a path or query parameter.
  if (operation.parameters?.length) addRefusal(operation, 400, [invalidInput.kind]);
}

function addRefusal(operation: Operation, status: number, kinds: readonly ProblemKind[]): void {
  const description = kinds.map(({ slug, title }) => `[${slug}](/problems/${slug}): ${title}.`).join('\n\n');
  operation.responses[String(status)] = {
    description: description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
