import { Inject, Injectable } from '@nestjs/common';
import { type MailComposer, type MailMessage, MailQueue, renderEmail, unlinked } from '../../mail';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from '../connections.options';
import { EndedConnectionsRepository } from './ended-connections.repository';

export const CONNECTION_ENDED = 'connection-ended';

/** Tells a member that the connection of their assistant ended, because a code or token of it was used twice. */
@Injectable()
export class ConnectionEndedMail implements MailComposer {
  readonly kind = CONNECTION_ENDED;

  constructor(
    private readonly connections: EndedConnectionsRepository,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  /** @returns undefined when the person is no longer a member there */
  async compose(connectionId: string): Promise<MailMessage | undefined> {
    const ended = await this.connections.find(connectionId);
    if (!ended) return undefined;
    const [assistant, workspace] = [unlinked(ended.assistant), unlinked(ended.workspace)];
    return renderEmail({
      to: ended.to,
      subject: `${assistant} was disconnected from ${workspace}`,
      opening: [
        `We ended the connection of ${assistant} (${unlinked(ended.host)}) to your account in ${workspace}, because one of its access codes was used a second time.`,
        'This happens when an assistant loses track of its codes. It also happens when another person has copied one. Nobody can use that connection any more.',
        'If you still use this assistant, connect it again from the assistant. If you don’t, there is nothing to do.',
      ],
      action: { label: 'See your connections', href: `${this.options.origin}/w/${ended.slug}/connections` },
      closing: ['If this happens again, ask the maker of the assistant, or connect another one.'],
    });
  }
}
