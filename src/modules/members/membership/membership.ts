import { effectiveGrants } from '../../../access/grants.rules';
import type { Permission, Role } from '../../../access/permissions';
import type { Credential, Principal, Via } from '../../../access/principal';

/**
 * The columns of a membership, for the aliases `m` (member), `w` (workspace) and `u` (app_user). The lookups of all
 * kinds of credentials select them, so that they agree.
 */
export const MEMBERSHIP_COLUMNS = `m.id as "memberId", m.epoch,
  case when w.owner_member_id = m.id then 'owner' else m.role end as role,
  u.id as "userId", u.email, u.name as "userName",
  w.id as "workspaceId", w.name as "workspaceName", w.slug, w.time_zone as "timeZone", w.currency`;

export interface MembershipRow {
  readonly memberId: string;
  readonly epoch: number;
  readonly role: Role;
  readonly userId: string;
  readonly email: string;
  readonly userName: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** The principal of a row. @param given the credential's permissions; undefined when it is not restricted */
export function principalOf(
  row: MembershipRow,
  credential: Credential,
  via: Via,
  given?: readonly Permission[],
): Principal {
  return {
    userId: row.userId,
    workspaceId: row.workspaceId,
    memberId: row.memberId,
    epoch: row.epoch,
    role: row.role,
    credential,
    via,
    grants: effectiveGrants(row.role, given),
    user: { id: row.userId, email: row.email, name: row.userName },
    workspace: {
      id: row.workspaceId,
      name: row.workspaceName,
      slug: row.slug,
      timeZone: row.timeZone,
      currency: row.currency,
    },
  };
}
