import { effectiveGrants, grantsOfRole } from '../../../access/grants.rules';
import { type Permission, privilegeReach, type Role } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import { isWithin } from '../../../kernel/http/cidr';
import type { Explanation } from './api-keys.contract';
import { expiryPassed, keyGrantsTooMuch, keyLimitReached } from './api-keys.problems';

const LIVE_KEYS_MAX = 50;

/** @throws keyLimitReached at 50 active keys per member */
export function assertCapacity(live: number): void {
  if (live >= LIVE_KEYS_MAX) throw keyLimitReached();
}

/** The member whose keys the caller can list or revoke: null for all members, otherwise the caller. */
export function keyholderScope(
  { role, memberId }: Pick<Principal, 'role' | 'memberId'>,
  privilege: 'keys:list' | 'keys:revoke',
): string | null {
  return privilegeReach(role, privilege) === 'all' ? null : memberId;
}

/** The limits set when the key was created. */
export interface KeyLimits {
  readonly permissions: readonly Permission[] | null;
  readonly expiresAt: Date | null;
  readonly networks: readonly string[] | null;
}

/** Checks a key's own limits for one request. Permissions are checked later. */
export function limitsVerdict(
  limits: KeyLimits,
  address: string | undefined,
  now: Date,
): 'expiry' | 'network' | 'pass' {
  if (limits.expiresAt && limits.expiresAt <= now) return 'expiry';
  if (limits.networks && address !== undefined && !isWithin(address, limits.networks)) return 'network';
  return 'pass';
}

/** @throws keyGrantsTooMuch when the caller lacks one of the permissions */
export function assertMayGrant(caller: Principal, permissions: readonly Permission[] | undefined): void {
  const missing = (permissions ?? []).filter((permission) => !caller.grants.has(permission));
  if (missing.length > 0) throw keyGrantsTooMuch(undefined, { missing });
}

/** @throws expiryPassed when the expiry is not in the future */
export function assertAhead(expiresAt: Date | null, now: Date): void {
  if (expiresAt && expiresAt <= now) throw expiryPassed();
}

/** The facts about a key that its verdict depends on. */
export interface ExplainedKey extends KeyLimits {
  readonly role: Role;
  readonly isRevoked: boolean;
  /** Whether its creator is an active member and still has the epoch the key was created with. */
  readonly isMembershipActive: boolean;
}

const SENTENCES: Readonly<Record<NonNullable<Explanation['refusedBy']>, string>> = {
  revocation: 'The key was revoked. This cannot be undone; generate another.',
  removal: 'The key’s creator was removed from the workspace. The key stays invalid, even if they come back.',
  expiry: 'The key has expired. Generate another.',
  network: 'The key cannot be used from that network.',
  restriction: 'The key is limited to other permissions.',
  role: 'The current role of the key’s creator does not allow this.',
};

/** Evaluates the same limits and grants as a request with the key, in the same order. */
export function explanationOf(
  key: ExplainedKey,
  asked: { permission: Permission; address?: string | undefined },
  now: Date,
): Explanation {
  const refusedBy = refusalOf(key, asked, now);
  const reach = refusedBy ? null : (grantsOfRole(key.role).get(asked.permission) ?? null);
  const sentence = refusedBy ? SENTENCES[refusedBy] : 'The key can do this now.';
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
