import { setTimeout as sleep } from 'node:timers/promises';
import type { MailMessage, Postman } from '../../src/modules/mail';

const PATIENCE_MS = 10_000;

/** Where the mails of a test arrive. */
export class TestMailbox implements Postman {
  readonly mails: MailMessage[] = [];
  /** While set, every mail is refused with it. */
  fault: Error | undefined;

  async send(message: MailMessage): Promise<void> {
    if (this.fault) throw this.fault;
    this.mails.push(message);
  }

  to(address: string): MailMessage[] {
    return this.mails.filter((mail) => mail.to === address);
  }

  /** Waits for the nth mail to an address, 1 for the first. */
  async nth(address: string, n = 1): Promise<MailMessage> {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(5)) {
      const mail = this.to(address)[n - 1];
      if (mail) return mail;
    }
    throw new Error(`mail ${n} to ${address} did not arrive; there are ${this.to(address).length}`);
  }
}

export const linkOf = (mail: MailMessage): string => /https?:\/\/\S+/.exec(mail.text)?.[0] ?? '';
export const tokenOf = (mail: MailMessage): string => new URL(linkOf(mail)).searchParams.get('token') ?? '';
export const codeOf = (mail: MailMessage): string =>
  (/(\d{3}) (\d{3})/.exec(mail.text) ?? []).slice(1).join('');
