import { type Grants, grantsOfRole } from '../../access/grants.rules';
import { ROLES } from '../../access/permissions';
import { type Caller, hasMembership } from '../../access/principal';
import type { Me } from './me.contract';

/** The response for the caller. The guard's query has already read all of it. */
export function meOf(caller: Caller): Me {
  const { credential, user } = caller;
  if (!hasMembership(caller)) return { credential, user, member: null, workspace: null, permissions: [] };
  const permissions = LISTED.get(caller.grants) ?? listOf(caller.grants);
  const member = { id: caller.memberId, role: caller.role, status: 'active' as const };
  return { credential, user, member, workspace: caller.workspace, permissions };
}

const listOf = (grants: Grants): Me['permissions'] =>
  Array.from(grants, ([permission, reach]) => ({ permission, reach }));

/** The full lists of all roles are built once. A restricted credential gets its own list per request. */
const LISTED: ReadonlyMap<Grants, Me['permissions']> = new Map(
  ROLES.map((role) => [grantsOfRole(role), listOf(grantsOfRole(role))]),
);
