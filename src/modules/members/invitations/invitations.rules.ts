/** What stands between an invitation and its use; `live` means nothing does. */
export type InvitationState = 'live' | 'accepted' | 'cancelled' | 'expired' | 'withdrawn';

export interface InvitationFacts {
  readonly acceptedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly expiresAt: Date;
  /** Whether whoever sent it is still an active owner or admin. */
  readonly inviterMayInvite: boolean;
}

export function invitationState(facts: InvitationFacts, now: Date): InvitationState {
  if (facts.acceptedAt) return 'accepted';
  if (facts.cancelledAt) return 'cancelled';
  if (facts.expiresAt <= now) return 'expired';
  return facts.inviterMayInvite ? 'live' : 'withdrawn';
}
