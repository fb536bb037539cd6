import type { MailRefusal } from '../../mail';

/** Whether an invitation can be accepted: `live`, or the reason why not. */
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

/** The text about an invitation whose email was refused: the reason, and what to do. */
export function refusalExplanation(refusal: MailRefusal, email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const texts: Readonly<Record<MailRefusal, string>> = {
    'unknown-address': `The mail server for ${domain} says that this address does not exist or accepts no email. Check it for a typo, cancel this invitation and invite the correct address.`,
    'mailbox-unavailable': `The mail server for ${domain} says that this mailbox is full, closed or unreachable. Ask the person, then resend, or invite another of their addresses.`,
    'message-refused': `The mail server for ${domain} does not accept this email. Ask the person to have it allowed, then resend, or invite another of their addresses.`,
  };
  return texts[refusal];
}
