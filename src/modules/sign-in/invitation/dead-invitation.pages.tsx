import { ButtonLink } from '../../../console/buttons';
import { PRODUCT } from '../../../console/product';
import { Solo, SoloHead } from '../../../console/solo';
import type { Theme } from '../../../console/theme';

/** What ended an invitation, with what its page names. */
export type DeadInvitation =
  | { readonly state: 'unknown' }
  | { readonly state: 'accepted'; readonly workspaceName: string; readonly slug: string }
  | { readonly state: 'expired'; readonly inviterName: string; readonly on: string }
  | { readonly state: 'cancelled'; readonly inviterName: string }
  | {
      readonly state: 'withdrawn';
      readonly inviterName: string;
      readonly workspaceName: string;
      readonly ownerName: string;
    };

const TITLES: Record<DeadInvitation['state'], string> = {
  unknown: 'Link incomplete',
  accepted: 'Invitation already used',
  expired: 'Invitation expired',
  cancelled: 'Invitation cancelled',
  withdrawn: 'Invitation withdrawn',
};

/** An invitation that cannot be accepted any more: why, and whom to ask. */
export function DeadInvitationPage({ theme, dead }: { theme: Theme | undefined; dead: DeadInvitation }) {
  const title = TITLES[dead.state];
  const forward =
    dead.state === 'accepted'
      ? { href: `/w/${dead.slug}`, text: `Go to ${dead.workspaceName}` }
      : { href: '/', text: `Go to ${PRODUCT}` };
  return (
    <Solo title={title} theme={theme}>
      <SoloHead title={title} focus>
        {wordsOf(dead)}
      </SoloHead>
      <ButtonLink href={forward.href} tone="primary" tall block>
        {forward.text}
      </ButtonLink>
    </Solo>
  );
}

function wordsOf(dead: DeadInvitation): string {
  switch (dead.state) {
    case 'unknown':
      return 'This link is incomplete. Copy the whole address from the newest email, or ask for a new invitation.';
    case 'accepted':
      return 'You’ve already joined.';
    case 'expired':
      return `This invitation stopped working on ${dead.on}. Ask ${dead.inviterName} for a new one.`;
    case 'cancelled':
      return `${dead.inviterName} cancelled this invitation. Ask them if you expected to join.`;
    case 'withdrawn':
      return `${dead.inviterName} can’t invite people to ${dead.workspaceName} any more. Ask ${dead.ownerName}, its owner, for a new invitation.`;
  }
}
