import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock/clock';
import { Vault } from '../../../../kernel/secret/vault';
import {
  type MailComposer,
  type MailMessage,
  MailQueue,
  type MailRefusal,
  renderEmail,
  unlinked,
} from '../../../mail';
import { invitedAs } from '../../membership';
import { invitationToken } from '../invitation-issuer';
import { MEMBERS_OPTIONS, type MembersOptions } from '../invitations.options';
import { InvitationsRepository } from '../invitations.repository';
import { invitationState } from '../invitations.rules';

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

@Injectable()
export class InvitationEmail implements MailComposer {
  readonly kind = 'invitation';

  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly vault: Vault,
    private readonly clock: Clock,
    @Inject(MEMBERS_OPTIONS) private readonly options: MembersOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(invitationId: string): Promise<MailMessage | undefined> {
    const invitation = await this.invitations.glance(invitationId);
    if (!invitation || invitationState(invitation, this.clock.now()) !== 'live') return undefined;
    const token = invitationToken(this.vault, invitation.id, invitation.nonce);
    const inviter = unlinked(invitation.inviterName);
    const workspace = unlinked(invitation.workspaceName);
    return renderEmail({
      to: invitation.email,
      subject: `${inviter} invited you to ${workspace} on Keyshift`,
      opening: [
        `${inviter} invited you to join ${workspace} on Keyshift as ${invitedAs(invitation.role)}. The company tracks its hours there.`,
      ],
      action: {
        label: `Join ${workspace}`,
        href: `${this.options.origin}/invitations/accept?token=${token}`,
      },
      closing: [
        `The link works once, until ${DATE.format(invitation.expiresAt)}.`,
        `This invitation is for ${invitation.email}. If you weren’t expecting it, you can ignore this email.`,
      ],
    });
  }

  async refused(invitationId: string, reason: MailRefusal): Promise<void> {
    const invitation = await this.invitations.glance(invitationId);
    if (!invitation) return;
    const { workspaceId } = invitation;
    await this.invitations.markRefused(workspaceId, invitationId, { reason, now: this.clock.now() });
  }
}
