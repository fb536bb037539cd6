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
  /** With the delay capped at five minutes, retries last longer than any link in an email is valid. */
  retryLimit: 3000,
  expireInSeconds: 120,
  retentionSeconds: 14 * 86_400,
  deleteAfterSeconds: 3600,
};

interface QueuedEmail {
  readonly kind: string;
  readonly id: string;
}

/**
 * The outbox: an email is queued in the transaction that causes it and sent after the commit. The queue stores what an
 * email is about, never a link or a code.
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
    jobs.define<QueuedEmail>({
      queue: QUEUE,
      options: PATIENCE,
      work: (email, jobId) => this.deliver(jobId, email),
    });
  }

  /** Registers the composer of one kind of email; called by the module that owns it. */
  register(composer: MailComposer): void {
    this.composers.set(composer.kind, composer);
  }

  /**
   * Queues an email in the running transaction.
   * @param id what it is about, such as a sign-in request or an invitation
   * @param isAwaited whether a person is waiting for it; these emails are sent first
   */
  add(kind: string, id: string, isAwaited = false): Promise<void> {
    return this.jobs.add(QUEUE, { kind, id } satisfies QueuedEmail, isAwaited);
  }

  private async deliver(jobId: string, { kind, id }: QueuedEmail): Promise<void> {
    const composer = this.composers.get(kind);
    if (!composer) throw new Error(`no composer for emails of kind ${kind}`);
    const message = await composer.compose(id);
    if (!message) return;
    // SMTP delivers at least once; a stable Message-ID lets mailboxes drop duplicates.
    const messageId = `<${jobId}@${new URL(this.options.origin).hostname}>`;
    const refusal = await this.hand(message, { kind, messageId });
    if (refusal) await composer.refused?.(id, refusal);
  }

  /** @returns why the server permanently refuses it. @throws when a retry may succeed */
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
        ? 'the mail server permanently refused an email; it is not retried'
        : 'an email was not accepted; it will be retried';
      this.logger.warn({ err: error, kind, messageId, refusal }, outcome);
      if (!refusal) throw error;
      return refusal;
    }
  }
}
