import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { noteMail } from '../kit/secrets/given-out';
import { until } from './server';

const COME_BACK_LATER = Object.assign(new Error('come back later'), { responseCode: 451 });

/** A mail server on this machine that takes everything and delivers nothing. */
export class Sink {
  /** What has arrived and was not taken yet, oldest first. */
  readonly mails: ParsedMail[] = [];
  /** Addresses that are told to come back later. */
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
    // A client that was killed hangs up in the middle.
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

  /** Waits for a mail to an address and takes it out. @param link what its link goes to, where several are on their way */
  async take(address: string, link = ''): Promise<ParsedMail> {
    const isIt = ({ to, text = '' }: ParsedMail) =>
      text.includes(link) && [to].flat().some((one) => one?.text === address);
    await until(`a mail to ${address} arrives`, () => this.mails.some(isIt));
    return this.mails.splice(this.mails.findIndex(isIt), 1)[0] as ParsedMail;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** The secret of the link in a mail. */
export function tokenIn(mail: ParsedMail): string {
  const link = /https?:\/\/\S+/.exec(mail.text ?? '')?.[0] ?? '';
  return new URL(link).searchParams.get('token') ?? '';
}

/** The six digits in a mail. */
export const codeIn = (mail: ParsedMail): string =>
  (/(\d{3}) (\d{3})/.exec(mail.text ?? '') ?? []).slice(1).join('');
