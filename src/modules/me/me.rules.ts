import { hasSeat, type Visitor } from '../../access/principal';
import type { Me } from './me.contract';

/** What a visitor is told about themselves; all of it was read by the door's own statement. */
export function meOf(who: Visitor): Me {
  const { credential, user } = who;
  if (!hasSeat(who)) return { credential, user, member: null, workspace: null, permissions: [] };
  const permissions: Me['permissions'] = [];
  for (const [permission, reach] of who.grants) permissions.push({ permission, reach });
  const member = { id: who.memberId, role: who.role, status: 'active' as const };
  return { credential, user, member, workspace: who.workspace, permissions };
}
