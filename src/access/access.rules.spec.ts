import { mayEnter, missingApprovals, refusalOf } from './access.rules';
import type { AccessRule } from './access-rules';
import { type Grants, grantsOfRole } from './grants.rules';
import type { CredentialKind, Role } from './permissions';
import type { Person, Principal } from './principal';

const user = { id: 'usr_1', email: 'a@example.com', name: 'A' };
const via = { network: '203.0.113.7', requestId: 'req_1' };
const workspace = { id: 'ws_1', name: 'W', slug: 'w', timeZone: 'UTC', currency: 'USD' };

const principal = (role: Role, kind: CredentialKind = 'session'): Principal => ({
  userId: 'usr_1',
  workspaceId: 'ws_1',
  memberId: 'mem_1',
  epoch: 1,
  role,
  user,
  workspace,
  via,
  credential: { kind, id: 'x', name: null },
  grants: grantsOfRole(role),
});
const person = (membership: Person['membership']): Person => ({
  userId: 'usr_1',
  user,
  membership,
  via,
  credential: { kind: 'session', id: 'x', name: null },
});

const RULES = {
  open: { kind: 'open' },
  person: { kind: 'signed-in', membership: 'none', by: ['session'] },
  me: { kind: 'signed-in', membership: 'if-any', by: ['session', 'api-key', 'connection'] },
  membership: { kind: 'signed-in', membership: 'needed', by: ['session'] },
  decide: { kind: 'permission', permission: 'employees:edit', reach: 'all' },
  payroll: { kind: 'permission', permission: 'reports:read', reach: 'own', and: 'pay_rates:edit' },
  generate: { kind: 'privilege', privilege: 'keys:generate', by: ['session'] },
} satisfies Record<string, AccessRule>;

it.each([
  [
    'an employee',
    principal('employee'),
    { decide: 'permission-missing', payroll: 'permission-missing', generate: 'permission-missing' },
  ],
  ['an admin', principal('admin'), { generate: 'permission-missing' }],
  ['an owner', principal('owner'), {}],
  [
    'an owner’s key',
    principal('owner', 'api-key'),
    {
      person: 'credential-kind-refused',
      membership: 'credential-kind-refused',
      generate: 'credential-kind-refused',
    },
  ],
  [
    'a user without a workspace',
    person('none'),
    {
      membership: 'workspace-not-found',
      decide: 'workspace-not-found',
      payroll: 'workspace-not-found',
      generate: 'workspace-not-found',
    },
  ],
  [
    'a user with several workspaces who named none',
    person('several'),
    {
      me: 'workspace-not-chosen',
      membership: 'workspace-not-chosen',
      decide: 'workspace-not-chosen',
      payroll: 'workspace-not-chosen',
      generate: 'workspace-not-chosen',
    },
  ],
  [
    'a user who named a workspace of others',
    person('refused'),
    {
      me: 'workspace-not-found',
      membership: 'workspace-not-found',
      decide: 'workspace-not-found',
      payroll: 'workspace-not-found',
      generate: 'workspace-not-found',
    },
  ],
] as const)('%s is refused by exactly the expected rules', (_, caller, refused) => {
  const found = Object.entries(RULES).flatMap(([name, rule]) => {
    const refusal = refusalOf(caller, rule);
    return refusal ? [[name, refusal.kind.slug]] : [];
  });
  expect(Object.fromEntries(found)).toEqual(refused);
});

/** A connection with its current grants and the grants that a new consent could give it. */
const connection = (given: Grants, approvable: Grants): Principal => ({
  ...principal('admin', 'connection'),
  grants: given,
  connection: { clientId: 'https://claude.ai/client', approvable },
});
const READS: Grants = new Map([['reports:read', 'all']]);

it('a connection is admitted by its current grants', () => {
  const caller = connection(READS, grantsOfRole('admin'));
  expect(mayEnter(caller, RULES.decide)).toBe(false);
  expect(mayEnter({ ...caller, grants: grantsOfRole('admin') }, RULES.decide)).toBe(true);
});

it('missing approvals list every permission that a new consent must add', () => {
  const none = connection(new Map(), grantsOfRole('admin'));
  expect(missingApprovals(none, RULES.payroll)).toEqual(['reports:read', 'pay_rates:edit']);
  expect(missingApprovals(connection(READS, grantsOfRole('admin')), RULES.payroll)).toEqual([
    'pay_rates:edit',
  ]);
});

it('no approvals are missing when consent cannot help', () => {
  const narrow = connection(new Map(), grantsOfRole('employee'));
  expect(missingApprovals(narrow, RULES.decide)).toEqual([]);
  expect(missingApprovals(connection(new Map(), grantsOfRole('owner')), RULES.generate)).toEqual([]);
  expect(missingApprovals(principal('employee'), RULES.decide)).toEqual([]);
});

it('a refused credential kind gets the text of `instead` as detail', () => {
  const rule: AccessRule = {
    kind: 'signed-in',
    membership: 'needed',
    by: ['connection'],
    instead: 'Use the HTTP API.',
  };
  expect(refusalOf(principal('owner', 'api-key'), rule)).toMatchObject({
    kind: { slug: 'credential-kind-refused' },
    detail: 'Use the HTTP API.',
    extra: { accepted: ['connection'] },
  });
});
