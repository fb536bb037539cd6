import { createTransport, type Transporter } from 'nodemailer';
import { encodeHeaderText } from './header-text';
import type { MailMessage, MailTransport, Sender, SmtpServer } from './mail.contract';

const WAIT_MS = 20_000;
/** Domains that never resolve (RFC 6761 section 6.4); the people of sample data have such addresses. */
const REACHES_NOBODY = /\.invalid$/i;

/** Sends emails over SMTP. */
export class SmtpTransport implements MailTransport {
  private readonly transport: Transporter;

  constructor(
    server: SmtpServer,
    private readonly from: Sender,
  ) {
    this.transport = createTransport({
      ...connectionTo(server),
      connectionTimeout: WAIT_MS,
      greetingTimeout: WAIT_MS,
      socketTimeout: WAIT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** The envelope sets the only recipient, so that header values can never add another. */
  async send({ to, subject, text, html }: MailMessage, messageId: string): Promise<void> {
    if (REACHES_NOBODY.test(to)) return;
    await this.transport.sendMail({
      from: { ...this.from },
      to: { name: '', address: to },
      envelope: { from: this.from.address, to: [to] },
      subject: encodeHeaderText(subject),
      text,
      html,
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }
}

/** Certificates are always verified: otherwise TLS does not stop a man in the middle. */
function connectionTo({ host, port, security, user, password, clientName }: SmtpServer) {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { rejectUnauthorized: true },
    ...(user ? { auth: { user, pass: password } } : {}),
    ...(clientName ? { name: clientName } : {}),
  };
}
