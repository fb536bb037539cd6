import { Injectable } from '@nestjs/common';
import { type MailComposer, type MailMessage, MailQueue, renderEmail, unlinked } from '../../mail';
import { MembersRepository } from '../members.repository';

/** Tells a person that their seat was taken away. Composed from the seat as it is: one that came back needs no such mail. */
@Injectable()
export class RemovalMail implements MailComposer {
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
        `Your seat in ${workspace} was taken away. The keys and assistants that acted as you there have stopped.`,
        'Your account and your other workspaces stay as they are.',
      ],
      closing: [`If that is a mistake, write to ${unlinked(removed.ownerName)}, the owner of ${workspace}.`],
    });
  }
}
