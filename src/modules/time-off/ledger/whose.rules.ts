import type { Permission } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';

/** Whose things a caller may see: everybody's (null), or only their own. */
export const scopeOf = (who: Principal, permission: Permission = 'time_off:read'): string | null =>
  who.grants.get(permission) === 'all' ? null : who.memberId;

/** Whether a filter asks for somebody whom the caller may not see: there is nothing to find then. */
export const isBeyond = (who: Principal, memberId: string | undefined): boolean => {
  const scope = scopeOf(who);
  return scope !== null && memberId !== undefined && memberId !== scope;
};
