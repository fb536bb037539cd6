import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { noteMail } from '../kit/secrets/given-out';
import { until } from './server';

const COME_BACK_LATER = Object.assign(new Error('come back later'), { responseCode: 451 });

/** A local mail server that accepts every email and delivers none. */
export class Sink {
  /** Emails that arrived and were not taken yet, oldest first. */
  readonly mails: ParsedMail[] = [];
  /** Addresses that get a temporary failure (451). */
  readonly refused = new Set<string>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, done) => {
        done(this.refused.has(address) ? COME_BACK_LATER : undefined);
      },
      onData: (stream, _session, done) => {
        simpleParser(stream).then((mail) => {
          noteMail(mail);
          this.mails.push(mail);
          done();
        }, done);
      },
    });
    // A killed client breaks its connection.
    this.server.on('error', () => undefined);
  }

  static async open(port = 0): Promise<Sink> {
    const sink = new Sink();
    await once(sink.server.listen(port, '127.0.0.1'), 'listening');
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Waits for an email to an address and removes it. @param link part of its link, if several are expected */
  async take(address: string, link = ''): Promise<ParsedMail> {
    const isIt = ({ to, text = '' }: ParsedMail) =>
      text.includes(link) && [to].flat().some((one) => one?.text === address);
    await until(`an email to ${address} arrives`, () => this.mails.some(isIt));
    return this.mails.splice(this.mails.findIndex(isIt), 1)[0] as ParsedMail;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** The secret of the link in an email. */
export function tokenIn(mail: ParsedMail): string {
  const link = /https?:\/\/\S+/.exec(mail.text ?? '')?.[0] ?? '';
  return new URL(link).searchParams.get('token') ?? '';
}

/** The six-digit code in an email. */
export const codeIn = (mail: ParsedMail): string =>
  (/(\d{3}) (\d{3})/.exec(mail.text ?? '') ?? []).slice(1).join('');
