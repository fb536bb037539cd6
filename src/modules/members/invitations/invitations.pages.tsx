import { ROLE_NAMES } from '../../../console/frame';
import { Fact, Facts, Tag } from '../../../console/parts';
import { When } from '../../../console/when';
import type { InvitationPage, InvitationView } from './invitations.contract';

interface Moment {
  readonly now: Date;
  readonly zone: string;
}

/** Who is invited and has not answered. */
export function InvitationList({ invitations, ...moment }: Moment & { invitations: InvitationPage }) {
  const { data, hasMore } = invitations;
  return (
    <section class="stack" aria-labelledby="invitations">
      <div class="row between">
        <h2 id="invitations">Invitations</h2>
        {hasMore && <span class="small faint">Showing the oldest {data.length}</span>}
      </div>
      <ul class="keys">
        {data.map((invitation) => (
          <InvitationCard key={invitation.id} invitation={invitation} {...moment} />
        ))}
      </ul>
    </section>
  );
}

function InvitationCard({ invitation, ...moment }: Moment & { invitation: InvitationView }) {
  const { email, role, status, sentAt, expiresAt, invitedBy } = invitation;
  const isExpired = status === 'expired';
  return (
    <li class="card">
      <div>
        <h3>
          {email}
          {isExpired && <Tag tone="warn">Expired</Tag>}
        </h3>
        <Facts>
          <Fact label="Role">{ROLE_NAMES[role]}</Fact>
          <Fact label="Sent">
            <When at={new Date(sentAt)} {...moment} relative /> by {invitedBy.name}
          </Fact>
          <Fact label={isExpired ? 'Expired' : 'Expires'}>
            <When at={new Date(expiresAt)} {...moment} relative />
          </Fact>
        </Facts>
      </div>
    </li>
  );
}
