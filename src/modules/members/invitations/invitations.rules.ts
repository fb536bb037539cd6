/** What stands between an invitation and its use; `live` means nothing does. */
export type InvitationState = 'live' | 'accepted' | 'cancelled' | 'expired' | 'withdrawn';

export interface InvitationFacts {
  readonly acceptedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly expiresAt: Date;
  /** Whether the sender is still active and may still give the invitation's role. */
  readonly inviterMayInvite: boolean;
}

export function invitationState(facts: InvitationFacts, now: Date): InvitationState {
  if (facts.acceptedAt) return 'accepted';
  if (facts.cancelledAt) return 'cancelled';
  if (facts.expiresAt <= now) return 'expired';
  return facts.inviterMayInvite ? 'live' : 'withdrawn';
}
