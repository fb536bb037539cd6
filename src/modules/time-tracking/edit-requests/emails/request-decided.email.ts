import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../../mail';
import { Notifications, renderWorkEmail } from '../../../notifications';
import { momentText } from '../../time-entries';
import { RequestMailsRepository } from './request-emails.repository';
import { REQUEST_DECIDED_MAIL } from './request-notifications';

/** Informs the author of an edit request about its approval or rejection. */
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
    const decider = unlinked(request.deciderName ?? 'An admin');
    return renderWorkEmail(this.options.origin, {
      ...request,
      subject: `Your edit request in ${unlinked(request.workspaceName)} was ${request.state}`,
      opening: [
        `${decider} ${request.state} the correction you requested: in ${from}, out ${until} (${request.zone}).`,
        ...(request.note ? [`Note: “${unlinked(request.note)}”`] : []),
      ],
    });
  }
}
