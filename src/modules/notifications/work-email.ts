import { type MailMessage, renderEmail, unlinked } from '../mail';

/** An email about work, of a kind that its recipient can turn off. */
export interface WorkEmail {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs before the button. */
  readonly opening: readonly string[];
  readonly workspaceName: string;
  readonly slug: string;
}

/** Renders an email about work, with links to its workspace and to the email settings. */
export const renderWorkEmail = (
  origin: string,
  { to, subject, opening, workspaceName, slug }: WorkEmail,
): MailMessage =>
  renderEmail({
    to,
    subject,
    opening,
    action: { label: `Open ${unlinked(workspaceName)}`, href: `${origin}/w/${slug}` },
    closing: [`Choose which emails you get in your profile: ${origin}/me/profile`],
  });
