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
