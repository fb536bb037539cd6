import type { Permission } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';

/** Whose things a caller may see: everybody's (null), or only their own. */
export const scopeOf = (caller: Principal, permission: Permission = 'time_off:read'): string | null =>
  caller.grants.get(permission) === 'all' ? null : caller.memberId;

/** Whether a filter asks for somebody whom the caller may not see: there is nothing to find then. */
export const isBeyond = (caller: Principal, memberId: string | undefined): boolean => {
  const scope = scopeOf(caller);
  return scope !== null && memberId !== undefined && memberId !== scope;
};
