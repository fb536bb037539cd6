import { AREAS, PERMISSIONS, type Permission, type Reach, ROLE_TABLE, ROLES, type Role } from './permissions';

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
  return new Map([...held].filter(([permission]) => allowed.has(permission)));
}

/** `edit` implies `read`: the one place where this is spelled out. */
export function withReads(given: readonly Permission[]): ReadonlySet<Permission> {
  const reads = given.filter((p) => p.endsWith(':edit')).map((p) => p.replace(':edit', ':read'));
  return new Set(PERMISSIONS.filter((p) => given.includes(p) || reads.includes(p)));
}

/** Whether what is held is enough: `all` answers both, `own` only `own`. */
export function reaches(held: Reach | undefined, needed: Reach): boolean {
  return held === 'all' || (held === 'own' && needed === 'own');
}

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
