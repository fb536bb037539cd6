const CODE_SPACE = 1_000_000;
const SIX_BYTES = 6;

export interface RequestFacts {
  readonly expiresAt: Date;
  readonly consumedAt: Date | null;
  readonly voidedAt: Date | null;
}

export type LinkState = 'live' | 'used' | 'void' | 'expired';

/** The state of a link. A used link stays `used` after it expires, because that is what its owner needs to know. */
export function linkState(facts: RequestFacts, now: Date): LinkState {
  if (facts.consumedAt) return 'used';
  if (facts.voidedAt) return 'void';
  return facts.expiresAt <= now ? 'expired' : 'live';
}

/** Six digits from a seal. With 48 bits modulo a million, code probabilities differ by less than one in 10^8. */
export function codeOf(seal: Uint8Array): string {
  const number = seal.subarray(0, SIX_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % CODE_SPACE).padStart(6, '0');
}

export interface SessionFacts {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Whether a session is active: it has not expired and was not idle for too long. */
export function isSessionLive(
  { lastSeenAt, expiresAt }: SessionFacts,
  idleSeconds: number,
  now: Date,
): boolean {
  return expiresAt > now && lastSeenAt.getTime() + idleSeconds * 1000 > now.getTime();
}
