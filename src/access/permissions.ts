/** The seven areas of a workspace. */
export const AREAS = [
  'account',
  'employees',
  'time_tracking',
  'time_off',
  'pay_rates',
  'rules',
  'reports',
] as const;
export const ACTIONS = ['read', 'edit'] as const;
export const ROLES = ['owner', 'admin', 'employee'] as const;
export const CREDENTIAL_KINDS = ['session', 'api-key', 'connection'] as const;

export type Area = (typeof AREAS)[number];
export type Action = (typeof ACTIONS)[number];
export type Role = (typeof ROLES)[number];
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];
/** Fourteen values. Each is a route requirement, a key restriction and an OAuth scope (RFC 6749 section 3.3). */
export type Permission = `${Area}:${Action}`;
/** `own`: the member's own data. `all`: the data of all members, including decisions about them. */
export type Reach = 'own' | 'all';

export const PERMISSIONS: readonly Permission[] = AREAS.flatMap((area) =>
  ACTIONS.map((action): Permission => `${area}:${action}`),
);

type Row = Readonly<Record<Area, { readonly read: Reach; readonly edit: Reach | 'none' }>>;

const EVERYTHING: Row = {
  account: { read: 'all', edit: 'all' },
  employees: { read: 'all', edit: 'all' },
  time_tracking: { read: 'all', edit: 'all' },
  time_off: { read: 'all', edit: 'all' },
  pay_rates: { read: 'all', edit: 'all' },
  rules: { read: 'all', edit: 'all' },
  reports: { read: 'all', edit: 'all' },
};

/** The permissions of each role. A cell is the reach; `edit` implies `read`. */
export const ROLE_TABLE: Readonly<Record<Role, Row>> = {
  owner: EVERYTHING,
  admin: EVERYTHING,
  employee: {
    account: { read: 'own', edit: 'none' },
    employees: { read: 'own', edit: 'own' },
    time_tracking: { read: 'own', edit: 'own' },
    time_off: { read: 'own', edit: 'own' },
    pay_rates: { read: 'own', edit: 'none' },
    rules: { read: 'all', edit: 'none' },
    reports: { read: 'own', edit: 'none' },
  },
};

/** Privileges of a role that belong to no area. No API key or assistant can have them; they require a session. */
export const PRIVILEGES = {
  'keys:generate': { owner: 'all' },
  'keys:list': { owner: 'all', admin: 'all', employee: 'own' },
  'keys:explain': { owner: 'all', admin: 'all' },
  'keys:revoke': { owner: 'all', admin: 'all', employee: 'own' },
  'connections:list': { owner: 'all', admin: 'all', employee: 'own' },
  'connections:revoke': { owner: 'all', admin: 'all', employee: 'own' },
  'connections:rule': { owner: 'all', admin: 'all' },
  'audit:read': { owner: 'all', admin: 'all' },
  'workspace:leave': { admin: 'own', employee: 'own' },
  'roles:change': { owner: 'all' },
  'ownership:transfer': { owner: 'all' },
} as const satisfies Readonly<Record<string, Partial<Record<Role, Reach>>>>;

export type Privilege = keyof typeof PRIVILEGES;

/** The reach of a role's privilege, or undefined if the role lacks it. */
export const privilegeReach = (role: Role, privilege: Privilege): Reach | undefined => {
  const row: Partial<Record<Role, Reach>> = PRIVILEGES[privilege];
  return row[role];
};
