import { AREAS, type Permission, type Reach, ROLE_TABLE, ROLES, type Role } from './permissions';

export type Grants = ReadonlyMap<Permission, Reach>;

/** The grants of a role, one entry per permission. */
export function grantsOfRole(role: Role): Grants {
  return ROLE_GRANTS[role];
}

/**
 * The effective grants of a credential: those of its person's role, limited to the credential's own permissions.
 * @param given the permissions of the credential, or undefined for an unrestricted one
 */
export function effectiveGrants(role: Role, given: readonly Permission[] | undefined): Grants {
  const held = grantsOfRole(role);
  if (given === undefined) return held;
  const allowed = withReads(given);
  const met = new Map<Permission, Reach>();
  for (const [permission, reach] of held) if (allowed.has(permission)) met.set(permission, reach);
  return met;
}

/** Adds the `read` that each `edit` implies. */
export function withReads(given: readonly Permission[]): ReadonlySet<Permission> {
  const all = new Set<Permission>();
  for (const { read, edit } of PAIRS) {
    const isEdit = given.includes(edit);
    if (isEdit || given.includes(read)) all.add(read);
    if (isEdit) all.add(edit);
  }
  return all;
}

/** Whether the held reach is enough: `all` covers both, `own` only `own`. */
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
