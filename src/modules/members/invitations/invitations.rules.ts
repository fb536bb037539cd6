import type { MailRefusal } from '../../mail';

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

/** What a person reads about an invitation whose mail was refused: the reason, and the way forward. */
export function refusalExplanation(refusal: MailRefusal, email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const texts: Readonly<Record<MailRefusal, string>> = {
    'unknown-address': `The mail server of ${domain} says that this address does not exist or takes no mail. Check it for a typo: cancel this invitation and invite the right address.`,
    'mailbox-unavailable': `The mail server of ${domain} says that this mailbox is full, closed or cannot be reached. Ask the person, then resend, or invite another address of theirs.`,
    'message-refused': `The mail server of ${domain} does not take this email. Ask the person to have it allowed, then resend, or invite another address of theirs.`,
  };
  return texts[refusal];
}
