import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../mail';
import { Notifications, renderWorkEmail } from '../../notifications';
import { momentText } from './period-text';
import { RequestMailsRepository } from './request-emails.repository';
import { REQUEST_DECIDED_MAIL } from './request-notifications';

/** Tells the author of an edit request what became of it. */
@Injectable()
export class RequestDecidedMail implements MailComposer {
  readonly kind = REQUEST_DECIDED_MAIL;

  constructor(
    private readonly mails: RequestMailsRepository,
    private readonly notifications: Notifications,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const [workspaceId = '', requestId = ''] = about.split(' ');
    const request = await this.mails.email(workspaceId, requestId);
    if (request?.state !== 'approved' && request?.state !== 'rejected') return undefined;
    if (!(await this.notifications.wants(request.userId, 'edit_request_decided'))) return undefined;
    const [from, until] = [request.inAt, request.outAt].map((at) => momentText(at, request.zone));
    const decider = unlinked(request.deciderName ?? 'Somebody');
    return renderWorkEmail(this.options.origin, {
      ...request,
      subject: `Your edit request in ${unlinked(request.workspaceName)} was ${request.state}`,
      opening: [
        `${decider} ${request.state} the correction you asked for: in ${from}, out ${until} (${request.zone}).`,
        ...(request.note ? [`The note says: “${unlinked(request.note)}”`] : []),
      ],
    });
  }
}
