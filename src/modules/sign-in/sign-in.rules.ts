const CODE_SPACE = 1_000_000;
const SIX_BYTES = 6;

export interface RequestFacts {
  readonly expiresAt: Date;
  readonly consumedAt: Date | null;
  readonly voidedAt: Date | null;
}

export type LinkState = 'live' | 'used' | 'void' | 'expired';

/** What a link can still do. A used link stays "used" after its time; that is what its owner wants to hear. */
export function linkState(facts: RequestFacts, now: Date): LinkState {
  if (facts.consumedAt) return 'used';
  if (facts.voidedAt) return 'void';
  return facts.expiresAt <= now ? 'expired' : 'live';
}

/** Six digits from a seal. 48 bits over a million: no digit is likelier than another by more than one in 10^8. */
export function codeOf(seal: Uint8Array): string {
  const number = seal.subarray(0, SIX_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % CODE_SPACE).padStart(6, '0');
}

export interface SessionFacts {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Whether a session still counts: neither over its absolute life nor left unused for too long. */
export function isSessionLive(
  { lastSeenAt, expiresAt }: SessionFacts,
  idleSeconds: number,
  now: Date,
): boolean {
  return expiresAt > now && lastSeenAt.getTime() + idleSeconds * 1000 > now.getTime();
}
