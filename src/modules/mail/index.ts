export { type EmailTemplate, renderEmail, unlinked } from './email-template';
export {
  MAIL_OPTIONS,
  MAIL_TRANSPORT,
  type MailComposer,
  type MailMessage,
  type MailOptions,
  type MailTransport,
  type Sender,
  type SmtpServer,
} from './mail.contract';
export { MailModule } from './mail.module';
export { MailQueue } from './mail-queue';
export { type KeptMail, Mailbox } from './mailbox';
export { MAIL_REFUSALS, type MailRefusal } from './refusal.rules';
export { SmtpTransport } from './smtp-transport';
