import type { Permission } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';

/** The member that the caller's access is limited to; null for access to all members. */
export const scopeOf = (caller: Principal, permission: Permission = 'time_off:read'): string | null =>
  caller.grants.get(permission) === 'all' ? null : caller.memberId;

/** Whether a filter names a member the caller cannot access. The result is then empty. */
export const isBeyond = (caller: Principal, memberId: string | undefined): boolean => {
  const scope = scopeOf(caller);
  return scope !== null && memberId !== undefined && memberId !== scope;
};
