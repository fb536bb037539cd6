/** Why a mail server permanently refuses an email. */
export const MAIL_REFUSALS = ['unknown-address', 'mailbox-unavailable', 'message-refused'] as const;
export type MailRefusal = (typeof MAIL_REFUSALS)[number];

/** What is known of an SMTP error: the command and the reply to it. */
export interface SmtpFault {
  readonly command?: unknown;
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

const ENHANCED = /^5\d\d[ -]5\.(\d{1,3})\.(\d{1,3})\b/m;
/** Replies about one mailbox or message (RFC 5321 section 4.2.3, RFC 7504); others are about our setup. */
const FINAL_REPLIES = new Set([550, 551, 552, 553, 554, 556]);
/** Words in refusals that the sender can fix, for servers that send no enhanced code. */
const MENDABLE_WORDS =
  /relay|rcpthosts|auth|log ?in|sender|reverse|ptr|helo|spf|dkim|dmarc|policy|denied|black|block|reputation|spamhaus|rate|limit|too many/i;
/** Enhanced codes (RFC 3463), subject and detail, about the sender's address, which MAIL_FROM sets. */
const SENDER_ADDRESS = new Set(['1.7', '1.8']);
const TOO_LONG = new Set(['2.3', '3.4']);

/**
 * Whether a mail server permanently refused this email: a 5xx reply to the recipient or the message, unless an operator
 * can fix the cause (authentication, relaying, the sender's address, the network's reputation, protocol). Those emails
 * stay queued and are retried, so that a wrong setting loses none.
 * @returns undefined when the email should be retried
 */
export function mailRefusal(fault: SmtpFault | Error): MailRefusal | undefined {
  const { command, code, responseCode, response = '' } = fault as SmtpFault;
  // SMTP cannot express the address.
  if (command === 'API' && code === 'EENVELOPE') return 'unknown-address';
  const isFinal = FINAL_REPLIES.has(Number(responseCode));
  if (!isFinal || (command !== 'RCPT TO' && command !== 'DATA')) return undefined;
  const words = String(response);
  const [, subject = '0', detail = '0'] = ENHANCED.exec(words) ?? [];
  if (subject !== '0') return byEnhancedCode(subject, detail);
  return MENDABLE_WORDS.test(words) ? undefined : byReply(command, Number(responseCode));
}

function byReply(command: 'RCPT TO' | 'DATA', responseCode: number): MailRefusal {
  if (command === 'DATA') return 'message-refused';
  return responseCode === 552 || responseCode === 554 ? 'mailbox-unavailable' : 'unknown-address';
}

function byEnhancedCode(subject: string, detail: string): MailRefusal | undefined {
  const both = `${subject}.${detail}`;
  if (TOO_LONG.has(both)) return 'message-refused';
  if (SENDER_ADDRESS.has(both)) return undefined;
  const reasons: Readonly<Record<string, MailRefusal>> = {
    1: 'unknown-address',
    2: 'mailbox-unavailable',
    4: 'mailbox-unavailable',
    6: 'message-refused',
  };
  return reasons[subject];
}
