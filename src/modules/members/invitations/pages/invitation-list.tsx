import { Submit } from '../../../../console/components/buttons';
import { Fact, Facts, Note, Tag } from '../../../../console/components/parts';
import { When } from '../../../../console/components/when';
import { ROLE_NAMES } from '../../../../console/http/page-context';
import type { InvitationPage, InvitationView } from '../invitations.contract';
import { type InvitationsContext, maySend } from './invitations-context';

interface Surroundings {
  readonly context: InvitationsContext;
}

/** The open invitations. */
export function InvitationList({ invitations, ...rest }: Surroundings & { invitations: InvitationPage }) {
  const { data, hasMore } = invitations;
  return (
    <section class="stack" aria-labelledby="invitations">
      <div class="row between">
        <h2 id="invitations">Invitations</h2>
        {hasMore && <span class="small faint">Showing the oldest {data.length}</span>}
      </div>
      <ul class="keys">
        {data.map((invitation) => (
          <InvitationCard key={invitation.id} invitation={invitation} {...rest} />
        ))}
      </ul>
    </section>
  );
}

function InvitationCard({ invitation, context }: Surroundings & { invitation: InvitationView }) {
  const { id, email, role, status, sentAt, expiresAt, invitedBy, mailRefusal } = invitation;
  const isExpired = status === 'expired';
  const path = context.invitationsPath;
  const time = { now: context.now, zone: context.zone };
  return (
    <li class="card">
      <div>
        <h3>
          {email}
          {isExpired && <Tag tone="warn">Expired</Tag>}
          {mailRefusal && <Tag tone="danger">Not delivered</Tag>}
        </h3>
        <Facts>
          <Fact label="Role">{ROLE_NAMES[role]}</Fact>
          <Fact label="Sent">
            <When at={new Date(sentAt)} {...time} relative /> by {invitedBy.name}
          </Fact>
          <Fact label={isExpired ? 'Expired' : 'Expires'}>
            <When at={new Date(expiresAt)} {...time} relative />
          </Fact>
        </Facts>
        {mailRefusal && <Note tone="warn">{mailRefusal.explanation}</Note>}
      </div>
      <div class="row">
        {maySend(role, context) && (
          <form method="post" action={`${path}/${id}/resend`}>
            <Submit busy="Sending…" aria-label={`Resend the invitation for ${email}`}>
              Resend
            </Submit>
          </form>
        )}
        <form method="post" action={`${path}/${id}/cancel`}>
          <Submit busy="Cancelling…" aria-label={`Cancel the invitation for ${email}`}>
            Cancel
          </Submit>
        </form>
      </div>
    </li>
  );
}
