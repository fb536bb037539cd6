import { Submit } from '../../../../console/components/buttons';
import { Note, startHere } from '../../../../console/components/parts';
import { When } from '../../../../console/components/when';
import type { InvitationOutcome, InvitationView } from '../invitations.contract';
import { type InvitationsContext, maySend } from './invitations-context';
import { sentToOne, termText } from './invite-text';

interface InviteOutcomesProps {
  readonly outcomes: readonly InvitationOutcome[];
  readonly context: InvitationsContext;
}

/** The outcome for each address: first the invited ones, then the others with the reason. */
export function InviteOutcomes({ outcomes, context }: InviteOutcomesProps) {
  const sent = outcomes.flatMap(({ outcome, invitation }) =>
    outcome === 'invited' && invitation ? [invitation] : [],
  );
  const others = outcomes.filter(({ outcome }) => outcome !== 'invited');
  return (
    <div class="stack" {...startHere}>
      {sent.map((one) => (
        <Note tone="ok" role="status" key={one.id}>
          {sentToOne(one.email, termText(one))}
        </Note>
      ))}
      {others.map((one) => (
        <Note tone="danger" role="alert" key={one.email}>
          <NotInvited {...one} context={context} />
        </Note>
      ))}
    </div>
  );
}

function NotInvited({
  email,
  outcome,
  invitation,
  context,
}: InvitationOutcome & { context: InvitationsContext }) {
  if (invitation) return <HasOne email={email} invitation={invitation} context={context} />;
  if (outcome === 'already_member') return <>{email} is already a member.</>;
  return <>“{email}” doesn’t look like an email address. Check for a missing @ or a typo.</>;
}

interface HasOneProps {
  readonly email: string;
  readonly invitation: InvitationView;
  readonly context: InvitationsContext;
}

/** A separate form, so that Enter in the invite form does not resend this one. */
function HasOne({ email, invitation: { id, role, sentAt }, context }: HasOneProps) {
  return (
    <form method="post" action={`${context.invitationsPath}/${id}/resend`}>
      <p>
        {email} already has an invitation, sent <When at={new Date(sentAt)} {...context} relative />.
      </p>
      {maySend(role, context) && (
        <div class="row">
          <Submit busy="Sending…" aria-label={`Resend it to ${email}`}>
            Resend it
          </Submit>
        </div>
      )}
    </form>
  );
}
