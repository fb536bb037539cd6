import { PersonRow } from '../../../console/avatar';
import { ButtonLink } from '../../../console/buttons';
import { type Frame, ROLE_NAMES } from '../../../console/frame';
import { Head } from '../../../console/parts';
import { Shell } from '../../../console/shell';
import { Day } from '../../../console/when';
import type { InvitationPage } from '../invitations/invitations.contract';
import { InvitationList } from '../invitations/invitations.pages';
import type { MemberPage, MemberView } from '../members.contract';
import { InviteButton, InviteDialog, type InviteForm } from './invite.dialog';
import type { MembersContext } from './members-context';

export interface MembersPageProps {
  readonly frame: Frame;
  readonly context: MembersContext;
  readonly members: MemberPage;
  /** Open ones, for those who may invite; absent: not theirs to see. */
  readonly invitations: InvitationPage | undefined;
  /** The form of the dialog as it was sent, where it comes back. */
  readonly form: InviteForm | undefined;
  /** Whether this is the start of the list. */
  readonly isStart: boolean;
}

/** The people of a workspace, and who is invited. */
export function MembersPage({ frame, context, members, invitations, form, isStart }: MembersPageProps) {
  const isAlone = isStart && members.data.length === 1 && invitations?.data.length === 0;
  return (
    <Shell frame={frame} title="Members" here="members">
      <Head
        title="Members"
        text={`People who can sign in to ${context.workspaceName}. Removing someone stops their keys at once.`}
      >
        {invitations && <InviteButton />}
      </Head>
      <People members={members} context={context} isStart={isStart} />
      {!invitations && <p class="muted">Only the owner and admins can invite people.</p>}
      {isAlone && (
        <p class="muted">It’s just you so far. Invite the people who need to manage this workspace.</p>
      )}
      {invitations && invitations.data.length > 0 && (
        <InvitationList
          invitations={invitations}
          path={context.invitationsPath}
          now={context.now}
          zone={context.zone}
        />
      )}
      {invitations && <InviteDialog form={form} context={context} />}
    </Shell>
  );
}

function People({ members, context, isStart }: Pick<MembersPageProps, 'members' | 'context' | 'isStart'>) {
  return (
    <section class="stack" aria-labelledby="people">
      <h2 id="people" class="sr">
        People
      </h2>
      <ul class="card rows people">
        {members.data.map((member) => (
          <MemberRow key={member.id} member={member} context={context} />
        ))}
      </ul>
      <div class="row end">
        {!isStart && <ButtonLink href={context.path}>Back to the first</ButtonLink>}
        {members.nextCursor && (
          <ButtonLink href={`${context.path}?cursor=${members.nextCursor}`}>Next</ButtonLink>
        )}
      </div>
    </section>
  );
}

function MemberRow({ member, context }: { member: MemberView; context: MembersContext }) {
  const { id, role, joinedAt } = member;
  return (
    <PersonRow
      {...member}
      role={ROLE_NAMES[role]}
      tone={role === 'owner' ? 'accent' : undefined}
      you={id === context.memberId}
      text={
        <>
          Joined <Day at={new Date(joinedAt)} zone={context.zone} />
        </>
      }
    />
  );
}
