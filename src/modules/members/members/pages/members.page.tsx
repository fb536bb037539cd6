import { Head, Note, startHere } from '../../../../console/components/parts';
import type { PageContext } from '../../../../console/http/page-context';
import { Shell } from '../../../../console/layouts/shell';
import {
  InvitationList,
  type InvitationPage,
  InviteButton,
  InviteDialog,
  type InviteForm,
} from '../../invitations';
import type { MemberAccess, MemberPage, RemovalReceipt } from '../members.contract';
import { MemberRow } from './member-row';
import type { MembersContext } from './members-context';
import { Paging } from './paging';
import { RemovedMembers } from './removed-members';
import { revokedText } from './revoked-credentials';
import { RevokedList } from './revoked-list';

export interface MembersPageProps {
  readonly pageContext: PageContext;
  readonly context: MembersContext;
  readonly members: MemberPage;
  /** Credentials and invitations by member, as far as the viewer can read them. */
  readonly standing: ReadonlyMap<string, MemberAccess>;
  /** Whether the page lists removed members instead of active ones. */
  readonly showsRemoved: boolean;
  /** What the removal just done has revoked. */
  readonly receipt: RemovalReceipt | undefined;
  /** The open invitations; undefined when the viewer cannot see them. */
  readonly invitations: InvitationPage | undefined;
  /** The submitted form of the dialog, when it is shown again. */
  readonly form: InviteForm | undefined;
  /** Whether this is the first page of the list. */
  readonly isStart: boolean;
}

/** The members of a workspace and its open invitations. */
export function MembersPage(props: MembersPageProps) {
  const { pageContext, context, invitations, form, showsRemoved, receipt } = props;
  return (
    <Shell pageContext={pageContext} title="Members" here="members">
      <Head
        title="Members"
        text={`People who can sign in to ${context.workspaceName}. Removing someone revokes their keys and connections at once.`}
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

/** What a removal revoked, announced by screen readers when the page loads. */
function Receipt({ receipt, context }: { receipt: RemovalReceipt; context: MembersContext }) {
  const { member, stopped } = receipt;
  return (
    <div {...startHere}>
      <Note tone="ok" role="status">
        <p>
          {member.name} was removed. {revokedText(stopped)}
        </p>
        <RevokedList access={stopped} context={context} />
      </Note>
    </div>
  );
}

/** Active members and open invitations. */
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

/** Switches between active and removed members. */
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
