import { Inject, Injectable } from '@nestjs/common';
import { type MailComposer, type MailMessage, MailQueue, renderEmail, unlinked } from '../../../mail';
import { ConnectionLookupsRepository } from '../connection-lookups.repository';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from '../connections.options';

export const CONNECTION_ENDED = 'connection-ended';

/** Emails a member that a connection was revoked because one of its codes or tokens was used twice. */
@Injectable()
export class ConnectionEndedMail implements MailComposer {
  readonly kind = CONNECTION_ENDED;

  constructor(
    private readonly connections: ConnectionLookupsRepository,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  /** @returns undefined when the person is no longer a member of the workspace */
  async compose(connectionId: string): Promise<MailMessage | undefined> {
    const ended = await this.connections.findEnded(connectionId);
    if (!ended) return undefined;
    const [assistant, workspace] = [unlinked(ended.assistant), unlinked(ended.workspace)];
    return renderEmail({
      to: ended.to,
      subject: `${assistant} was disconnected from ${workspace}`,
      opening: [
        `We disconnected ${assistant} (${unlinked(ended.host)}) from your account in ${workspace} because one of its access codes was used twice.`,
        'This can happen when an assistant loses track of its codes, or when someone else has copied one. The connection can no longer be used.',
        'If you still use this assistant, connect it again from the assistant. If not, you don’t need to do anything.',
      ],
      action: { label: 'See your connections', href: `${this.options.origin}/w/${ended.slug}/connections` },
      closing: ['If this happens again, contact the maker of the assistant or use a different one.'],
    });
  }
}
