import { Button, Submit } from '../../../../console/components/buttons';
import { RadioCards } from '../../../../console/components/choices';
import { Cancel, Dialog, DialogActions, opens } from '../../../../console/components/dialog';
import { TextArea } from '../../../../console/components/fields';
import { Note } from '../../../../console/components/parts';
import { ROLE_CHOICES } from '../../membership';
import type { InvitationOutcome } from '../invitations.contract';
import type { InvitationsContext } from './invitations-context';
import { InviteOutcomes } from './invite-outcomes';

const DIALOG = 'invite';

/** The submitted form, when it is shown again. */
export interface InviteForm {
  readonly emails: string;
  readonly role: string;
  readonly errors: { readonly emails?: string | undefined; readonly role?: string | undefined };
  /** The outcome for each address, when not all were invited. */
  readonly outcomes?: readonly InvitationOutcome[];
  /** Why no one was invited. */
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

/** Admins can only invite employees. */
function AsEmployees() {
  return (
    <>
      <input type="hidden" name="role" value="employee" />
      <p class="muted">They join as employees. Only the owner can invite admins.</p>
    </>
  );
}

/** The form that invites people. */
export function InviteDialog({
  form,
  context,
}: {
  form: InviteForm | undefined;
  context: InvitationsContext;
}) {
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
          hint="Separate addresses with commas or line breaks."
          autocomplete="off"
          required
          focus
          value={form?.emails}
          error={errors?.emails}
        />
        {context.viewer.givesAdmin ? (
          <RadioCards
            name="role"
            legend="Role"
            choices={ROLE_CHOICES}
            value={form ? form.role : 'employee'}
            error={errors?.role}
          />
        ) : (
          <AsEmployees />
        )}
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
