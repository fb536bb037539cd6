export { type Letter, unlinked, writeLetter } from './letter';
export {
  MAIL_OPTIONS,
  type MailComposer,
  type MailMessage,
  type MailOptions,
  POSTMAN,
  type Postman,
  type Sender,
  type SmtpServer,
} from './mail.contract';
export { MailModule } from './mail.module';
export { MailQueue } from './mail-queue';
export { type KeptMail, Mailbox } from './mailbox';
export { MAIL_REFUSALS, type MailRefusal } from './refusal.rules';
export { SmtpPostman } from './smtp.postman';
