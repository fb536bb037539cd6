import type { Door } from './doors';
import { refusalOf } from './entry.rules';
import { grantsOfRole } from './grants.rules';
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
const person = (seat: Person['seat']): Person => ({
  userId: 'usr_1',
  user,
  seat,
  via,
  credential: { kind: 'session', id: 'x', name: null },
});

const DOORS = {
  open: { kind: 'open' },
  person: { kind: 'signed-in', seat: 'none', by: ['session'] },
  me: { kind: 'signed-in', seat: 'if-any', by: ['session', 'api-key', 'connection'] },
  seat: { kind: 'signed-in', seat: 'needed', by: ['session'] },
  decide: { kind: 'allow', permission: 'employees:edit', reach: 'all' },
  payroll: { kind: 'allow', permission: 'reports:read', reach: 'own', and: 'pay_rates:edit' },
  generate: { kind: 'power', power: 'keys:generate', by: ['session'] },
} satisfies Record<string, Door>;

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
      seat: 'credential-kind-refused',
      generate: 'credential-kind-refused',
    },
  ],
  [
    'a person without a workspace',
    person('none'),
    {
      seat: 'workspace-not-found',
      decide: 'workspace-not-found',
      payroll: 'workspace-not-found',
      generate: 'workspace-not-found',
    },
  ],
  [
    'a person with several who named none',
    person('several'),
    {
      me: 'workspace-not-chosen',
      seat: 'workspace-not-chosen',
      decide: 'workspace-not-chosen',
      payroll: 'workspace-not-chosen',
      generate: 'workspace-not-chosen',
    },
  ],
  [
    'a person who named a foreign one',
    person('refused'),
    {
      me: 'workspace-not-found',
      seat: 'workspace-not-found',
      decide: 'workspace-not-found',
      payroll: 'workspace-not-found',
      generate: 'workspace-not-found',
    },
  ],
] as const)('%s is refused exactly where the tables say', (_, who, refused) => {
  const found = Object.entries(DOORS).flatMap(([name, door]) => {
    const refusal = refusalOf(who, door);
    return refusal ? [[name, refusal.kind.slug]] : [];
  });
  expect(Object.fromEntries(found)).toEqual(refused);
});
