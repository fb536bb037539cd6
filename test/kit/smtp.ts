import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpServer } from '../../src/modules/mail';

export const SENDER = { name: 'Keyshift', address: 'clock@harbor.example' };

/** The settings of a mail server on this machine. */
export const smtpServer = (port: number, changes: Partial<SmtpServer> = {}): SmtpServer => ({
  host: '127.0.0.1',
  port,
  security: 'opportunistic',
  user: '',
  password: '',
  clientName: undefined,
  ...changes,
});

export interface TestSmtp {
  readonly port: number;
  /** The received emails, oldest first. */
  readonly received: {
    readonly raw: string;
    readonly from: string;
    readonly to: string[];
    readonly secure: boolean;
  }[];
  /** The number of started transactions, with or without an email. */
  senders: number;
  close(): Promise<void>;
}

/** Starts a local mail server that stores what it receives. @param options additional server options */
export async function openSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const received: TestSmtp['received'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH'],
    onMailFrom(_address, _session, done) {
      opened.senders += 1;
      done();
    },
    onData(stream, { envelope, secure }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => void chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ raw: Buffer.concat(chunks).toString('utf8'), from, to, secure });
        done();
      });
    },
    ...options,
  });
  // A client that rejects the certificate breaks its connection.
  server.on('error', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.server.address() as AddressInfo;
  const opened: TestSmtp = {
    port,
    received,
    senders: 0,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return opened;
}
