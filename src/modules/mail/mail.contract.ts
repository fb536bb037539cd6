import type { MailRefusal } from './refusal.rules';

/** One mail, ready to hand over. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Writes one kind of mail from what its id stands for; the link in it is made at this moment and stored nowhere. */
export interface MailComposer {
  /** The word in the queue that picks this composer. */
  readonly kind: string;
  /** @returns the mail, or undefined when it has no more purpose (its link is used, void or expired) */
  compose(id: string): Promise<MailMessage | undefined>;
  /** Notes that the mail server refused it for good: it is not sent again. Absent where only the log has to say so. */
  refused?(id: string, refusal: MailRefusal): Promise<void>;
}

/** Hands a mail over. @throws when it was not taken; the outbox tries again */
export interface MailTransport {
  send(message: MailMessage, messageId: string): Promise<void>;
}

export const MAIL_TRANSPORT = Symbol('POSTMAN');

export interface MailOptions {
  readonly origin: string;
  /** Whether `/dev/mailbox` may exist at all: no SMTP, and a loopback address. */
  readonly mailbox: boolean;
}

/** Who every mail comes from. */
export interface Sender {
  /** Empty where only the address is shown. It never holds `=?`, which mail programs would decode. */
  readonly name: string;
  readonly address: string;
}

/** The mail server. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, STARTTLS that must succeed, STARTTLS where it is offered, or clear text. */
  readonly security: 'tls' | 'starttls' | 'opportunistic' | 'none';
  /** Empty where the server wants no sign-in. */
  readonly user: string;
  readonly password: string;
  /** What this machine calls itself to the server; undefined for its own name. */
  readonly clientName: string | undefined;
}

export const MAIL_OPTIONS = Symbol('MAIL_OPTIONS');
