import { Button, Submit } from '../../../console/buttons';
import { RadioCards } from '../../../console/choices';
import { Cancel, Dialog, DialogActions, opens } from '../../../console/dialog';
import { TextArea } from '../../../console/fields';
import { ROLE_NAMES } from '../../../console/frame';
import { Note } from '../../../console/parts';
import type { InvitationOutcome } from '../invitations/invitations.contract';
import { GivenRole } from '../members.contract';
import { InviteOutcomes } from './invite.outcomes';
import type { MembersContext } from './members-context';
import { roleLine } from './role-words';

const DIALOG = 'invite';
const CHOICES = GivenRole.options.map((role) => ({
  value: role,
  label: ROLE_NAMES[role],
  text: roleLine(role),
}));

/** The form as it was sent, where it comes back. */
export interface InviteForm {
  readonly emails: string;
  readonly role: string;
  readonly errors: { readonly emails?: string | undefined; readonly role?: string | undefined };
  /** What came of each address, where not all were invited. */
  readonly outcomes?: readonly InvitationOutcome[];
  /** Why nobody was invited. */
  readonly problem?: string;
}

/** Opens the dialog. */
export function InviteButton() {
  return (
    <Button tone="primary" icon="plus" {...opens(DIALOG)}>
      Invite member
    </Button>
  );
}

/** Names whom to invite, and as what. */
export function InviteDialog({ form, context }: { form: InviteForm | undefined; context: MembersContext }) {
  const { outcomes, problem, errors } = form ?? {};
  return (
    <Dialog id={DIALOG} title="Invite member" open={form ? true : undefined}>
      {problem && (
        <Note tone="danger" role="alert">
          {problem}
        </Note>
      )}
      {outcomes && <InviteOutcomes outcomes={outcomes} context={context} />}
      <form method="post" action={context.invitationsPath} novalidate>
        <TextArea
          name="emails"
          label="Emails"
          hint="Separate several with commas or lines."
          autocomplete="off"
          required
          focus
          value={form?.emails}
          error={errors?.emails}
        />
        <RadioCards
          name="role"
          legend="Role"
          choices={CHOICES}
          value={form ? form.role : 'employee'}
          error={errors?.role}
        />
        <DialogActions>
          <Cancel of={DIALOG} />
          <Submit tone="primary" busy="Sending…">
            Send invitation
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}
