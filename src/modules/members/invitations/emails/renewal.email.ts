import { Inject, Injectable } from '@nestjs/common';
import { type MailComposer, type MailMessage, MailQueue, renderEmail, unlinked } from '../../../mail';
import { MEMBERS_OPTIONS, type MembersOptions } from '../invitations.options';
import { RenewalRepository } from '../renewal.repository';

/** Informs the person who can invite that an invitee asks for a new invitation. */
@Injectable()
export class RenewalEmail implements MailComposer {
  readonly kind = 'invitation-renewal';

  constructor(
    private readonly renewals: RenewalRepository,
    @Inject(MEMBERS_OPTIONS) private readonly options: MembersOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(invitationId: string): Promise<MailMessage | undefined> {
    const requested = await this.renewals.findRequested(invitationId);
    if (!requested) return undefined;
    const { askerEmail, slug, toEmail } = requested;
    const workspace = unlinked(requested.workspaceName);
    return renderEmail({
      to: toEmail,
      subject: `${askerEmail} asks for a new invitation to ${workspace}`,
      opening: [
        `The invitation for ${askerEmail} to ${workspace} has expired, and they asked for a new one.`,
      ],
      action: { label: 'See invitations', href: `${this.options.origin}/w/${slug}/members` },
      closing: ['Resend it there if they should join. Otherwise you can ignore this email.'],
    });
  }
}
