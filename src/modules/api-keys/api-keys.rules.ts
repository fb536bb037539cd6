import { powerOf } from '../../access/permissions';
import type { Principal } from '../../access/principal';
import { keyLimitReached } from './api-keys.problems';

const LIVE_KEYS_MAX = 50;

/** @throws keyLimitReached at 50 live keys a member */
export function assertRoom(live: number): void {
  if (live >= LIVE_KEYS_MAX) throw keyLimitReached();
}

/** Whose keys a caller may see and revoke: everybody's (null), or only their own. */
export function keyholderScope(who: Principal, power: 'keys:list' | 'keys:revoke'): string | null {
  return powerOf(who.role, power) === 'all' ? null : who.memberId;
}
