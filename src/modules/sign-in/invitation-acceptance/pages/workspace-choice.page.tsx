import { Avatar } from '../../../../console/components/avatar';
import { Submit } from '../../../../console/components/buttons';
import { Icon } from '../../../../console/components/icon';
import { Notice } from '../../../../console/components/parts';
import { type FlashNotice, type Membership, ROLE_NAMES } from '../../../../console/http/page-context';
import type { Theme } from '../../../../console/http/theme';
import { SignedInAs } from '../../../../console/layouts/signed-in-as';
import { Solo, SoloHead } from '../../../../console/layouts/solo';
import { invitedAs } from '../../../members';

/** A pending invitation to the caller's own address. */
export interface WaitingInvitation {
  readonly id: string;
  readonly workspaceName: string;
  readonly inviterName: string;
  readonly role: 'admin' | 'employee';
}

export interface ChoicePageProps {
  readonly theme: Theme | undefined;
  readonly email: string;
  readonly memberships: readonly Membership[];
  readonly invitations: readonly WaitingInvitation[];
  readonly notice: FlashNotice | undefined;
}

/** Workspace selection, with pending invitations first. */
export function ChoicePage({ theme, email, memberships, invitations, notice }: ChoicePageProps) {
  return (
    <Solo title="Choose a workspace" theme={theme} foot={<SignedInAs email={email} />}>
      <SoloHead title="Choose a workspace" />
      {notice && <Notice {...notice} />}
      <ul class="picks">
        {invitations.map((invitation) => (
          <InvitationPick key={invitation.id} {...invitation} />
        ))}
        {memberships.map((membership) => (
          <MembershipChoice key={membership.slug} {...membership} />
        ))}
      </ul>
      <p>
        <a class="btn plain block" href="/workspaces/new">
          <Icon name="plus" />
          <span>Create workspace</span>
        </a>
      </p>
    </Solo>
  );
}

function MembershipChoice({ name, slug, role }: Membership) {
  return (
    <li>
      <a href={`/w/${slug}`}>
        <Avatar name={name} square />
        <b>{name}</b>
        <span class="small muted">{ROLE_NAMES[role]}</span>
        <Icon name="chevron-right" />
      </a>
    </li>
  );
}

function InvitationPick({ id, workspaceName, inviterName, role }: WaitingInvitation) {
  return (
    <li>
      <form class="pick" method="post" action={`/invitations/${id}/join`}>
        <Avatar name={workspaceName} square />
        <span class="what">
          <b>{workspaceName}</b>
          <span class="small muted">
            {inviterName} invited you to be {invitedAs(role)}.
          </span>
        </span>
        <Submit busy="Joining…" aria-label={`Join ${workspaceName}`}>
          Join
        </Submit>
      </form>
    </li>
  );
}
