import { type Grants, grantsOfRole } from '../../access/grants.rules';
import { ROLES } from '../../access/permissions';
import { hasSeat, type Visitor } from '../../access/principal';
import type { Me } from './me.contract';

/** What a visitor is told about themselves; all of it was read by the door's own statement. */
export function meOf(who: Visitor): Me {
  const { credential, user } = who;
  if (!hasSeat(who)) return { credential, user, member: null, workspace: null, permissions: [] };
  const permissions = LISTED.get(who.grants) ?? listOf(who.grants);
  const member = { id: who.memberId, role: who.role, status: 'active' as const };
  return { credential, user, member, workspace: who.workspace, permissions };
}

const listOf = (grants: Grants): Me['permissions'] =>
  Array.from(grants, ([permission, reach]) => ({ permission, reach }));

/** What a whole role holds is listed once; a credential that was given less is listed when it asks. */
const LISTED: ReadonlyMap<Grants, Me['permissions']> = new Map(
  ROLES.map((role) => [grantsOfRole(role), listOf(grantsOfRole(role))]),
);
