import { counted, waitText } from '../../../../console/components/when-text';
import type { InvitationView } from '../invitations.contract';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** How long an invitation is valid: "7 days". */
export function termText({ sentAt, expiresAt }: Pick<InvitationView, 'sentAt' | 'expiresAt'>): string {
  const hours = Math.max(1, Math.round((Date.parse(expiresAt) - Date.parse(sentAt)) / HOUR_MS));
  return hours < DAY_HOURS ? counted(hours, 'hour') : counted(Math.floor(hours / DAY_HOURS), 'day');
}

export const sentToOne = (email: string, term: string): string =>
  `Invitation sent to ${email}. It works for ${term}.`;

export const sentToSeveral = (count: string, term: string): string =>
  `${count} invitations sent. They work for ${term}.`;

export const OWNER_INVITES_ADMINS = 'Only the owner can invite admins. No one was invited.';

export function slowDownText(seconds: number): string {
  return `You’ve sent many invitations in a short time. Wait ${waitText(seconds)}, then try again.`;
}
