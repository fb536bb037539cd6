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
}

/** Hands a mail over. @throws when it was not taken; the outbox tries again */
export interface Postman {
  send(message: MailMessage, messageId: string): Promise<void>;
}

export const POSTMAN = Symbol('POSTMAN');

export interface MailOptions {
  /** SMTP address, or undefined where mails are kept in the mailbox of this process. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly origin: string;
  /** Whether `/dev/mailbox` may exist at all: no SMTP, and a loopback address. */
  readonly mailbox: boolean;
}

export const MAIL_OPTIONS = Symbol('MAIL_OPTIONS');
