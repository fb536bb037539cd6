import { AREAS, type Permission, type Reach, ROLE_TABLE, ROLES, type Role } from './permissions';

export type Grants = ReadonlyMap<Permission, Reach>;

/** What a role holds today, one entry a permission it has. */
export function grantsOfRole(role: Role): Grants {
  return ROLE_GRANTS[role];
}

/**
 * What a credential may do now: its person's role met with what it was given. Never wider than the person.
 * @param given the permissions of the credential, or undefined for one without a restriction
 */
export function effectiveGrants(role: Role, given: readonly Permission[] | undefined): Grants {
  const held = grantsOfRole(role);
  if (given === undefined) return held;
  const allowed = withReads(given);
  const met = new Map<Permission, Reach>();
  for (const [permission, reach] of held) if (allowed.has(permission)) met.set(permission, reach);
  return met;
}

/** `edit` implies `read`: the one place where this is spelled out. */
export function withReads(given: readonly Permission[]): ReadonlySet<Permission> {
  const all = new Set<Permission>();
  for (const { read, edit } of PAIRS) {
    const isEdit = given.includes(edit);
    if (isEdit || given.includes(read)) all.add(read);
    if (isEdit) all.add(edit);
  }
  return all;
}

/** Whether what is held is enough: `all` answers both, `own` only `own`. */
export function reaches(held: Reach | undefined, needed: Reach): boolean {
  return held === 'all' || (held === 'own' && needed === 'own');
}

const PAIRS = AREAS.map((area) => ({ read: `${area}:read`, edit: `${area}:edit` }) as const);

function tableGrants(role: Role): Grants {
  const row = ROLE_TABLE[role];
  return new Map(
    AREAS.flatMap((area): [Permission, Reach][] => {
      const { read, edit } = row[area];
      return edit === 'none'
        ? [[`${area}:read`, read]]
        : [
            [`${area}:read`, read],
            [`${area}:edit`, edit],
          ];
    }),
  );
}

const ROLE_GRANTS: Readonly<Record<Role, Grants>> = {
  owner: tableGrants(ROLES[0]),
  admin: tableGrants(ROLES[1]),
  employee: tableGrants(ROLES[2]),
};
