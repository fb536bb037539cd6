import type { MailMessage, MailTransport } from '../../src/modules/mail';
import { noteMail } from './secrets/given-out';
import { waitUntil } from './wait-until';

/** Where the mails of a test arrive. */
export class TestMailbox implements MailTransport {
  readonly mails: (MailMessage & { readonly messageId: string })[] = [];
  /** The Message-IDs of mails that were refused, one a try. */
  readonly refused: string[] = [];
  /** While set, every mail is refused with it. */
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

  /** Waits for a mail to an address that holds a link. */
  withLink(address: string): Promise<TestMailbox['mails'][number]> {
    return until(() => this.to(address).find(linkOf));
  }

  /** Waits for the nth mail to an address, 1 for the first. */
  nth(address: string, n = 1): Promise<TestMailbox['mails'][number]> {
    return until(
      () => this.to(address)[n - 1],
      () => `mail ${n} to ${address} did not arrive; there are ${this.to(address).length}`,
    );
  }
}

/** Waits for something that another part of the app brings about. */
export const until = <T>(
  look: () => T | Promise<T>,
  complaint = () => 'it did not come about',
): Promise<Exclude<T, undefined | false>> => waitUntil(look, complaint);

export const linkOf = (mail: MailMessage): string => /https?:\/\/\S+/.exec(mail.text)?.[0] ?? '';
export const tokenOf = (mail: MailMessage): string => new URL(linkOf(mail)).searchParams.get('token') ?? '';
export const codeOf = (mail: MailMessage): string =>
  (/(\d{3}) (\d{3})/.exec(mail.text) ?? []).slice(1).join('');
