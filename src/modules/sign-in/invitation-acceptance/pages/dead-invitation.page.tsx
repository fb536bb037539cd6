import { ButtonLink, Submit } from '../../../../console/components/buttons';
import { Note } from '../../../../console/components/parts';
import { PRODUCT } from '../../../../console/components/product';
import type { Theme } from '../../../../console/http/theme';
import { Solo, SoloHead } from '../../../../console/layouts/solo';

/** A new invitation can be requested with the link's token, or someone was already informed. */
export type Renewal = { readonly token: string } | { readonly informed: string };

/** Why an invitation is no longer valid, with the data that its page shows. */
export type DeadInvitation =
  | { readonly state: 'unknown' }
  | { readonly state: 'accepted'; readonly workspaceName: string; readonly slug: string }
  | { readonly state: 'expired'; readonly on: string; readonly renewal: Renewal }
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

/** An invitation that can no longer be accepted: why, and who can help. */
export function DeadInvitationPage({ theme, dead }: { theme: Theme | undefined; dead: DeadInvitation }) {
  const title = TITLES[dead.state];
  return (
    <Solo title={title} theme={theme}>
      <SoloHead title={title} focus>
        {wordsOf(dead)}
      </SoloHead>
      <Forward dead={dead} />
    </Solo>
  );
}

/** The next step, which every state has. */
function Forward({ dead }: { dead: DeadInvitation }) {
  if (dead.state === 'expired') return <AskForANewOne {...dead} />;
  const forward =
    dead.state === 'accepted'
      ? { href: `/w/${dead.slug}`, text: `Go to ${dead.workspaceName}` }
      : { href: '/', text: `Go to ${PRODUCT}` };
  return (
    <ButtonLink href={forward.href} tone="primary" tall block>
      {forward.text}
    </ButtonLink>
  );
}

function AskForANewOne({ renewal }: { renewal: Renewal }) {
  if ('informed' in renewal) {
    return (
      <>
        <Note tone="ok" role="status">
          We let {renewal.informed} know. If they invite you again, you’ll get an email.
        </Note>
        <ButtonLink href="/" tall block>
          Go to {PRODUCT}
        </ButtonLink>
      </>
    );
  }
  return (
    <form method="post" action="/invitations/renewal">
      <input type="hidden" name="token" value={renewal.token} />
      <Submit tone="primary" tall block busy="Asking…">
        Ask for a new one
      </Submit>
    </form>
  );
}

function wordsOf(dead: DeadInvitation): string {
  switch (dead.state) {
    case 'unknown':
      return 'This link is incomplete. Copy the whole address from the newest email, or ask for a new invitation.';
    case 'accepted':
      return 'You’ve already joined.';
    case 'expired':
      return `This invitation expired on ${dead.on}.`;
    case 'cancelled':
      return `This invitation was cancelled. Ask ${dead.inviterName} if you expected to join.`;
    case 'withdrawn':
      return `${dead.inviterName} can’t invite people to ${dead.workspaceName} any more. Ask ${dead.ownerName}, its owner, for a new invitation.`;
  }
}
