import type { MailMessage, MailTransport } from '../../src/modules/mail';
import { noteMail } from './secrets/given-out';
import { waitUntil } from './wait-until';

/** Receives the emails of a test. */
export class TestMailbox implements MailTransport {
  readonly mails: (MailMessage & { readonly messageId: string })[] = [];
  /** The Message-IDs of refused emails, one per attempt. */
  readonly refused: string[] = [];
  /** While set, every email is refused with this error. */
  fault: Error | undefined;

  async send(message: MailMessage, messageId: string): Promise<void> {
    noteMail(message);
    if (this.fault) {
      this.refused.push(messageId);
      throw this.fault;
    }
    this.mails.push({ ...message, messageId });
  }

  to(address: string): TestMailbox['mails'] {
    return this.mails.filter((mail) => mail.to === address);
  }

  /** Waits for an email with a link to an address. */
  withLink(address: string): Promise<TestMailbox['mails'][number]> {
    return until(() => this.to(address).find(linkOf));
  }

  /** Waits for the nth email to an address, 1 for the first. */
  nth(address: string, n = 1): Promise<TestMailbox['mails'][number]> {
    return until(
      () => this.to(address)[n - 1],
      () => `email ${n} to ${address} did not arrive; received: ${this.to(address).length}`,
    );
  }
}

/** Waits for an asynchronous effect of the app. */
export const until = <T>(
  look: () => T | Promise<T>,
  complaint = () => 'the expected effect did not happen',
): Promise<Exclude<T, undefined | false>> => waitUntil(look, complaint);

export const linkOf = (mail: MailMessage): string => /https?:\/\/\S+/.exec(mail.text)?.[0] ?? '';
export const tokenOf = (mail: MailMessage): string => new URL(linkOf(mail)).searchParams.get('token') ?? '';
export const codeOf = (mail: MailMessage): string =>
  (/(\d{3}) (\d{3})/.exec(mail.text) ?? []).slice(1).join('');
