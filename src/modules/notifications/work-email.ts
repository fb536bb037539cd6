import { type MailMessage, renderEmail, unlinked } from '../mail';

/** A mail about work, of one of the kinds that its reader can switch off. */
export interface WorkEmail {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs before the button. */
  readonly opening: readonly string[];
  readonly workspaceName: string;
  readonly slug: string;
}

/** Writes a mail about work: it leads to its workspace, and says where such mails are switched off. */
export const renderWorkEmail = (
  origin: string,
  { to, subject, opening, workspaceName, slug }: WorkEmail,
): MailMessage =>
  renderEmail({
    to,
    subject,
    opening,
    action: { label: `Open ${unlinked(workspaceName)}`, href: `${origin}/w/${slug}` },
    closing: [`You choose which emails you get in your profile: ${origin}/me/profile`],
  });
