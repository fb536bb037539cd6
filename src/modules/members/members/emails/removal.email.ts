import { Injectable } from '@nestjs/common';
import { type MailComposer, type MailMessage, MailQueue, renderEmail, unlinked } from '../../../mail';
import { MembersRepository } from '../../membership';

/** Informs a person that they were removed. A member who was restored before it is sent gets no email. */
@Injectable()
export class RemovalEmail implements MailComposer {
  readonly kind = 'removal';

  constructor(
    private readonly members: MembersRepository,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(memberId: string): Promise<MailMessage | undefined> {
    const removed = await this.members.findRemoved(memberId);
    if (!removed) return undefined;
    const workspace = unlinked(removed.workspaceName);
    return renderEmail({
      to: removed.email,
      subject: `You no longer have access to ${workspace} on Keyshift`,
      opening: [
        `You were removed from ${workspace}. The keys and assistants that acted for you there no longer work.`,
        'Your account and your other workspaces are not affected.',
      ],
      closing: [`If this is a mistake, contact ${unlinked(removed.ownerName)}, the owner of ${workspace}.`],
    });
  }
}
