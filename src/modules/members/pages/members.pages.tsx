import type { PageContext } from '../../../console/page-context';
import { Head } from '../../../console/parts';
import { Shell } from '../../../console/shell';
import type { InvitationPage } from '../invitations/invitations.contract';
import { InvitationList } from '../invitations/invitations.pages';
import type { MemberAccess, MemberPage, RemovalReceipt } from '../members.contract';
import { InviteButton, InviteDialog, type InviteForm } from './invite.dialog';
import { MemberRow } from './member.row';
import type { MembersContext } from './members-context';
import { Paging } from './paging';
import { Receipt } from './receipt';
import { RemovedMembers } from './removed';

export interface MembersPageProps {
  readonly pageContext: PageContext;
  readonly context: MembersContext;
  readonly members: MemberPage;
  /** What hangs on each seat, by member, as far as the viewer may know. */
  readonly standing: ReadonlyMap<string, MemberAccess>;
  /** Whether those who were removed are shown, in place of those who are here. */
  readonly showsRemoved: boolean;
  /** What the removal that was just done has stopped. */
  readonly receipt: RemovalReceipt | undefined;
  /** Open ones, for those who may invite; absent: not theirs to see. */
  readonly invitations: InvitationPage | undefined;
  /** The form of the dialog as it was sent, where it comes back. */
  readonly form: InviteForm | undefined;
  /** Whether this is the start of the list. */
  readonly isStart: boolean;
}

/** The people of a workspace, and who is invited. */
export function MembersPage(props: MembersPageProps) {
  const { pageContext, context, invitations, form, showsRemoved, receipt } = props;
  return (
    <Shell pageContext={pageContext} title="Members" here="members">
      <Head
        title="Members"
        text={`People who can sign in to ${context.workspaceName}. Removing someone stops their keys and connections at once.`}
      >
        {invitations && <InviteButton />}
      </Head>
      {receipt && <Receipt receipt={receipt} context={context} />}
      {context.viewer.decides && <Views path={context.path} showsRemoved={showsRemoved} />}
      {showsRemoved ? <RemovedMembers {...props} /> : <Active {...props} />}
      {invitations && <InviteDialog form={form} context={context} />}
    </Shell>
  );
}

/** Those who are here, and who was asked to come. */
function Active(props: MembersPageProps) {
  const { context, members, invitations, isStart } = props;
  const isAlone = isStart && members.data.length === 1 && invitations?.data.length === 0;
  return (
    <>
      <People {...props} />
      {!invitations && <p class="muted">Only the owner and admins can invite people.</p>}
      {isAlone && (
        <p class="muted">It’s just you so far. Invite the people who need to manage this workspace.</p>
      )}
      {invitations && invitations.data.length > 0 && (
        <InvitationList invitations={invitations} context={context} />
      )}
    </>
  );
}

/** Those who are here, and those who are not any more. */
function Views({ path, showsRemoved }: { path: string; showsRemoved: boolean }) {
  return (
    <nav class="views row" aria-label="Which members">
      <a href={path} aria-current={showsRemoved ? undefined : 'page'}>
        Active
      </a>
      <a href={`${path}?show=removed`} aria-current={showsRemoved ? 'page' : undefined}>
        Removed
      </a>
    </nav>
  );
}

const NOTHING: MemberAccess = { apiKeys: [], connections: [], invitations: [] };

function People(props: MembersPageProps) {
  const { members, context, standing } = props;
  return (
    <section class="stack" aria-labelledby="people">
      <h2 id="people" class="sr">
        People
      </h2>
      <ul class="card rows people">
        {members.data.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            access={standing.get(member.id) ?? NOTHING}
            context={context}
          />
        ))}
      </ul>
      <Paging {...props} />
    </section>
  );
}
