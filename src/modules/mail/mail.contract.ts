import type { MailRefusal } from './refusal.rules';

/** One email, ready to send. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Composes one kind of email from its id. The link in it is derived at this time and never stored. */
export interface MailComposer {
  /** The key in the queue that selects this composer. */
  readonly kind: string;
  /** @returns the email, or undefined when it is obsolete (its link is used, invalid or expired) */
  compose(id: string): Promise<MailMessage | undefined>;
  /** Records that the mail server permanently refused it. Absent when the log entry is enough. */
  refused?(id: string, refusal: MailRefusal): Promise<void>;
}

/** Sends an email. @throws when it was not accepted; the outbox retries it */
export interface MailTransport {
  send(message: MailMessage, messageId: string): Promise<void>;
}

export const MAIL_TRANSPORT = Symbol('MAIL_TRANSPORT');

export interface MailOptions {
  readonly origin: string;
  /** Whether `/dev/mailbox` exists: only without SMTP and on a loopback address. */
  readonly mailbox: boolean;
}

/** The sender of all emails. */
export interface Sender {
  /** Empty to show only the address. Never contains `=?`, which email clients would decode. */
  readonly name: string;
  readonly address: string;
}

/** The mail server. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, required STARTTLS, STARTTLS if offered, or clear text. */
  readonly security: 'tls' | 'starttls' | 'opportunistic' | 'none';
  /** Empty when the server requires no authentication. */
  readonly user: string;
  readonly password: string;
  /** The name sent in EHLO; undefined for the host name of this machine. */
  readonly clientName: string | undefined;
}

export const MAIL_OPTIONS = Symbol('MAIL_OPTIONS');
