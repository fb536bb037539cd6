import { Submit } from '../../../../console/components/buttons';
import { RadioCards } from '../../../../console/components/choices';
import { Cancel, Dialog, DialogActions } from '../../../../console/components/dialog';
import { Note } from '../../../../console/components/parts';
import { ROLE_CHOICES } from '../../membership';
import { dialogOf, type RowProps } from './member-actions';

/** Chooses between admin and employee. Sends the version shown, so that concurrent changes are not overwritten. */
export function RoleDialog({ member, access, context }: RowProps) {
  const id = dialogOf('role', member.id);
  return (
    <Dialog id={id} title={`Change ${member.name}’s role`}>
      <form method="post" action={`${context.path}/${member.id}/role`}>
        <input type="hidden" name="version" value={member.version} />
        <RadioCards
          name="role"
          id={`role-of-${member.id}`}
          legend="Role"
          quiet
          choices={ROLE_CHOICES}
          value={member.role}
        />
        {member.role === 'admin' && (
          <Note tone="warn">
            An employee can’t invite or remove people, see everyone’s records or read the audit log.
            {access.apiKeys.length > 0 && ' Keys they made are limited to the new role.'}
            {access.invitations.length > 0 && ' Open invitations they sent are cancelled.'}
          </Note>
        )}
        <DialogActions>
          <Cancel of={id} />
          <Submit tone="primary" busy="Saving…">
            Save role
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Confirms a transfer of the ownership. */
export function OwnerDialog({ member, context }: RowProps) {
  const id = dialogOf('owner', member.id);
  return (
    <Dialog id={id} title={`Make ${member.name} the owner?`}>
      <p class="muted">
        {member.name} becomes the owner of {context.workspaceName}, and you become an admin. From then on,
        only they can generate keys, change roles and transfer the ownership.
      </p>
      <Note tone="warn">
        Keys you made keep working, limited to an admin’s permissions. Open admin invitations you sent are
        cancelled. Only the new owner can undo this.
      </Note>
      <form method="post" action={`${context.path}/${member.id}/ownership`}>
        <DialogActions>
          <Cancel of={id} />
          <Submit tone="danger" busy="Transferring…">
            Make {member.name} the owner
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}
