import { effectiveGrants, grantsOfRole } from '../../access/grants.rules';
import { type Permission, privilegeReach, type Role } from '../../access/permissions';
import type { Principal } from '../../access/principal';
import { isWithin } from '../../kernel/http/cidr';
import type { Explanation } from './api-keys.contract';
import { expiryPassed, keyGrantsTooMuch, keyLimitReached } from './api-keys.problems';

const LIVE_KEYS_MAX = 50;

/** @throws keyLimitReached at 50 live keys a member */
export function assertCapacity(live: number): void {
  if (live >= LIVE_KEYS_MAX) throw keyLimitReached();
}

/** Whose keys somebody of a role may see and revoke: everybody's (null), or only their own. */
export function keyholderScope(
  { role, memberId }: Pick<Principal, 'role' | 'memberId'>,
  privilege: 'keys:list' | 'keys:revoke',
): string | null {
  return privilegeReach(role, privilege) === 'all' ? null : memberId;
}

/** The limits a key was given at birth. */
export interface KeyLimits {
  readonly permissions: readonly Permission[] | null;
  readonly expiresAt: Date | null;
  readonly networks: readonly string[] | null;
}

/** What a key's own limits say to one request; the role comes after. */
export function limitsVerdict(
  limits: KeyLimits,
  address: string | undefined,
  now: Date,
): 'expiry' | 'network' | 'pass' {
  if (limits.expiresAt && limits.expiresAt <= now) return 'expiry';
  if (limits.networks && address !== undefined && !isWithin(address, limits.networks)) return 'network';
  return 'pass';
}

/** @throws keyGrantsTooMuch when a key would be given what its maker does not hold */
export function assertMayGrant(caller: Principal, permissions: readonly Permission[] | undefined): void {
  const missing = (permissions ?? []).filter((permission) => !caller.grants.has(permission));
  if (missing.length > 0) throw keyGrantsTooMuch(undefined, { missing });
}

/** @throws expiryPassed when a key would be dead at birth */
export function assertAhead(expiresAt: Date | null, now: Date): void {
  if (expiresAt && expiresAt <= now) throw expiryPassed();
}

/** A key as far as its verdict depends on it. */
export interface ExplainedKey extends KeyLimits {
  readonly role: Role;
  readonly isRevoked: boolean;
  /** Whether its maker's seat is active and still at the epoch the key was born in. */
  readonly isMembershipActive: boolean;
}

const SENTENCES: Readonly<Record<NonNullable<Explanation['refusedBy']>, string>> = {
  revocation: 'The key was revoked. That is final; generate another.',
  removal:
    'Whoever made the key was removed from the workspace. That ends a key for good, also when they come back.',
  expiry: 'The key has reached its end. Generate another.',
  network: 'The key may not be used from there.',
  restriction: 'The key was limited to other things when it was generated.',
  role: 'Whoever made the key may not do that in their present role.',
};

/** What the door would answer, asked of the same limits and tables in the same order. */
export function explanationOf(
  key: ExplainedKey,
  asked: { permission: Permission; address?: string | undefined },
  now: Date,
): Explanation {
  const refusedBy = refusalOf(key, asked, now);
  const reach = refusedBy ? null : (grantsOfRole(key.role).get(asked.permission) ?? null);
  const sentence = refusedBy ? SENTENCES[refusedBy] : 'The key may do that now.';
  return { permission: asked.permission, allowed: refusedBy === null, reach, refusedBy, sentence };
}

function refusalOf(
  key: ExplainedKey,
  { permission, address }: { permission: Permission; address?: string | undefined },
  now: Date,
): Explanation['refusedBy'] {
  if (key.isRevoked) return key.isMembershipActive ? 'revocation' : 'removal';
  if (!key.isMembershipActive) return 'removal';
  const verdict = limitsVerdict(key, address, now);
  if (verdict !== 'pass') return verdict;
  if (!grantsOfRole(key.role).has(permission)) return 'role';
  return effectiveGrants(key.role, key.permissions ?? undefined).has(permission) ? null : 'restriction';
}
