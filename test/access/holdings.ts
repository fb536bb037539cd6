import { PRIVILEGES, type Role } from '../../src/access/permissions';
import type { TestApp } from '../kit/app';
import { AREAS, brings, holds } from './model/credentials';

/** A database row that gives a person or a program access to one workspace. */
export interface AccessRow {
  readonly kind: 'member' | 'invitation' | 'session' | 'key' | 'connection';
  readonly id: string;
  /** Who gets access: an email address, or the member of a key or connection. */
  readonly subject: string;
  readonly role: Role;
  /** The permissions that a key or connection is limited to; null for no restriction. */
  readonly only: string[] | null;
  /** For an invitation: whether its sender may still give its role. */
  readonly isValid: boolean;
  /** A fingerprint of the row's relevant columns. */
  readonly mark: string;
}

const ROLE = `case when w.owner_member_id = m.id then 'owner' else m.role end`;
const MEMBERSHIPS = 'member m join workspace w on w.id = m.workspace_id join app_user u on u.id = m.user_id';

/** Every row that gives access to a workspace now. Revoked, expired and older-epoch rows are excluded. */
export function accessTo(t: TestApp, workspaceId: string): Promise<AccessRow[]> {
  const now = t.clock.now();
  return t.sql<AccessRow>(
    `select 'member' as kind, m.id, u.email as subject, ${ROLE} as role, null::text[] as only,
       true as "isValid", u.email as mark from ${MEMBERSHIPS} where w.id = $1 and m.is_active
     union all
     select 'session', s.id, u.email, ${ROLE}, null, true, '' from ${MEMBERSHIPS} join session s on s.user_id = u.id
       where w.id = $1 and m.is_active and s.ended_at is null and (m.sessions_from is null or s.began_at >= m.sessions_from)
     union all
     select 'key', k.id, m.id, ${ROLE}, k.permissions, true, coalesce(k.networks::text, '')
       from ${MEMBERSHIPS} join api_key k on k.workspace_id = w.id and k.member_id = m.id and k.epoch = m.epoch
       where w.id = $1 and m.is_active and k.revoked_at is null
     union all
     select 'connection', c.id, m.id, ${ROLE}, c.permissions, true, c.grant_id
       from ${MEMBERSHIPS} join connection c on c.workspace_id = w.id and c.member_id = m.id and c.epoch = m.epoch
       where w.id = $1 and m.is_active and c.revoked_at is null
     union all
     select 'invitation', i.id, i.email, i.role, null,
       m.is_active and (m.id = w.owner_member_id or (m.role = 'admin' and i.role = 'employee')), i.nonce || m.id
       from ${MEMBERSHIPS} join invitation i on i.workspace_id = w.id and i.inviter_member_id = m.id
       where w.id = $1 and i.accepted_at is null and i.cancelled_at is null and i.expires_at > $2`,
    [workspaceId, now],
  );
}

/** Permissions with their reach, and privileges, as strings. */
export type Holdings = ReadonlySet<string>;

const ALL_ROLES = Object.entries(PRIVILEGES);

/** @param only the credential's restriction; undefined for none @param isInPerson whether privileges are included */
export function holdingsOf(role: Role, only: readonly string[] | undefined, isInPerson: boolean): Holdings {
  const permissions = AREAS.flatMap((area) =>
    (['read', 'edit'] as const).flatMap((act) =>
      (['own', 'all'] as const)
        .filter((reach) => holds(role, area, act, reach) && (only === undefined || brings(only, area, act)))
        .map((reach) => `${area}:${act} ${reach}`),
    ),
  );
  const privileges = ALL_ROLES.filter(([, roles]) => isInPerson && role in roles).map(([name]) => name);
  return new Set([...permissions, ...privileges]);
}

/** What a row gives to its subject. */
export const given = ({ kind, role, only }: AccessRow): Holdings =>
  holdingsOf(role, only ?? undefined, kind !== 'key' && kind !== 'connection');

/** The caller. They can give no more than they hold. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
  readonly only: readonly string[] | undefined;
  readonly isInPerson: boolean;
}

/**
 * The access that a call gave beyond what its caller holds. Exceptions: `employees:edit` with reach `all` may give the
 * employee role; the owner may give the admin role in person; an invitation gives what its sender may give.
 */
export function excessOf(caller: Actor, before: readonly AccessRow[], after: readonly AccessRow[]): string[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const own = holdingsOf(caller.role, caller.only, caller.isInPerson);
  const mayInvite = own.has('employees:edit all');
  const floor = mayInvite ? holdingsOf('employee', undefined, true) : new Set<string>();
  return after.flatMap((row) => {
    const was = old.get(row.id);
    if (was && JSON.stringify({ ...was, isValid: true }) === JSON.stringify({ ...row, isValid: true }))
      return [];
    const accepted = before.filter(
      (one) =>
        one.kind === 'invitation' && one.isValid && one.subject === row.subject && row.kind !== 'invitation',
    );
    const earlier = was && was.subject === row.subject && row.kind !== 'invitation' ? [was] : [];
    const allowed = new Set([
      ...own,
      ...floor,
      ...[...earlier, ...accepted].flatMap((one) => [...given(one)]),
    ]);
    const excess = [...given(row)].filter((one) => !allowed.has(one));
    const makesAdmin =
      ['member', 'invitation'].includes(row.kind) &&
      row.role !== 'employee' &&
      ![...earlier, ...accepted].some(({ role }) => role !== 'employee') &&
      !(caller.role === 'owner' && caller.isInPerson);
    if (excess.length === 0 && !makesAdmin) return [];
    return [
      `${caller.name} gave ${row.kind} ${row.role} ${row.subject}: ${excess.join(', ') || 'the admin role'}`,
    ];
  });
}
