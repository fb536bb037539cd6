import { Inject, Injectable, Logger } from '@nestjs/common';
import { JobQueue } from '../../kernel/jobs/job-queue';
import {
  MAIL_OPTIONS,
  MAIL_TRANSPORT,
  type MailComposer,
  type MailOptions,
  type MailTransport,
} from './mail.contract';
import { type MailRefusal, mailRefusal } from './refusal.rules';

const QUEUE = 'mail';
const PATIENCE = {
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  /** With the pause capped at five minutes this outlives every link that a mail may hold. */
  retryLimit: 3000,
  expireInSeconds: 120,
  retentionSeconds: 14 * 86_400,
  deleteAfterSeconds: 3600,
};

interface EmailTemplate {
  readonly kind: string;
  readonly id: string;
}

/**
 * The outbox: a mail is queued in the transaction of its cause and sent after that commits. The queue holds what a mail
 * is about, never a link or a code.
 */
@Injectable()
export class MailQueue {
  private readonly composers = new Map<string, MailComposer>();
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly jobs: JobQueue,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(MAIL_OPTIONS) private readonly options: MailOptions,
  ) {
    jobs.define<EmailTemplate>({
      queue: QUEUE,
      options: PATIENCE,
      work: (email, jobId) => this.deliver(jobId, email),
    });
  }

  /** Tells the queue who writes a kind of mail; called by the module that owns it. */
  register(composer: MailComposer): void {
    this.composers.set(composer.kind, composer);
  }

  /**
   * Queues a mail in the running transaction.
   * @param id what it is about: a sign-in request, an invitation
   * @param isAwaited whether somebody sits and waits for it; such mail overtakes the rest
   */
  add(kind: string, id: string, isAwaited = false): Promise<void> {
    return this.jobs.add(QUEUE, { kind, id } satisfies EmailTemplate, isAwaited);
  }

  private async deliver(jobId: string, { kind, id }: EmailTemplate): Promise<void> {
    const composer = this.composers.get(kind);
    if (!composer) throw new Error(`nobody writes mails of kind ${kind}`);
    const message = await composer.compose(id);
    if (!message) return;
    // SMTP can only promise "at least once"; a stable Message-ID lets mailboxes drop the second copy.
    const messageId = `<${jobId}@${new URL(this.options.origin).hostname}>`;
    const refusal = await this.hand(message, { kind, messageId });
    if (refusal) await composer.refused?.(id, refusal);
  }

  /** @returns why the server never takes it. @throws when it may take it later */
  private async hand(
    message: Parameters<MailTransport['send']>[0],
    { kind, messageId }: { kind: string; messageId: string },
  ): Promise<MailRefusal | undefined> {
    try {
      await this.transport.send(message, messageId);
      return undefined;
    } catch (error) {
      const refusal = error instanceof Error ? mailRefusal(error) : undefined;
      const outcome = refusal
        ? 'the mail server refused a mail for good; it is not sent again'
        : 'a mail was not taken; it will be sent again';
      this.logger.warn({ err: error, kind, messageId, refusal }, outcome);
      if (!refusal) throw error;
      return refusal;
    }
  }
}
