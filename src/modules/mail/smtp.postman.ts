import { createTransport, type Transporter } from 'nodemailer';
import type { MailMessage, Postman } from './mail.contract';

const WAIT_MS = 20_000;
/** Names that nothing is ever reached by (RFC 6761 section 6.4); the people of sample data have such addresses. */
const REACHES_NOBODY = /\.invalid$/i;

/** Hands mail in over SMTP. */
export class SmtpPostman implements Postman {
  private readonly transport: Transporter;

  constructor(
    smtpUrl: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({
      url: smtpUrl,
      connectionTimeout: WAIT_MS,
      greetingTimeout: WAIT_MS,
      socketTimeout: WAIT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** The envelope names the one recipient by itself: what stands in a header can never add another. */
  async send({ to, subject, text, html }: MailMessage, messageId: string): Promise<void> {
    if (REACHES_NOBODY.test(to)) return;
    await this.transport.sendMail({
      from: this.from,
      to: { name: '', address: to },
      envelope: { from: addressOf(this.from), to: [to] },
      subject,
      text,
      html,
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }
}

const addressOf = (sender: string): string => /<([^>]+)>/.exec(sender)?.[1] ?? sender.trim();
