import type { MailMessage, MailTransport } from './mail.contract';

const KEPT = 200;
const LINK = /https?:\/\/[^\s<>"]+/g;

export interface KeptMail extends MailMessage {
  readonly id: string;
  readonly at: Date;
  readonly links: readonly string[];
}

/** The transport on a developer's machine: keeps emails in memory, shows them at `/dev/mailbox` and prints links. */
export class Mailbox implements MailTransport {
  private readonly kept: KeptMail[] = [];

  constructor(
    private readonly now: () => Date,
    private readonly print: (line: string) => void,
  ) {}

  async send(message: MailMessage, messageId: string): Promise<void> {
    const links = message.text.match(LINK) ?? [];
    this.kept.unshift({ ...message, id: messageId, at: this.now(), links });
    this.kept.length = Math.min(this.kept.length, KEPT);
    this.print(`Mail to ${message.to}: ${message.subject}${links[0] ? `\n  ${links[0]}` : ''}`);
  }

  /** Newest first. */
  list(): readonly KeptMail[] {
    return this.kept;
  }
}
