import { Submit } from '../../../../console/components/buttons';
import { Cancel, Dialog, DialogActions } from '../../../../console/components/dialog';
import { dialogOf, type RowProps } from './member-actions';
import { revokedInWords, staysRevokedText } from './revoked-credentials';
import { RevokedList } from './revoked-list';

/** Confirms a removal and lists what it revokes. */
export function RemovalDialog({ member, access, context }: RowProps) {
  const id = dialogOf('remove', member.id);
  const stops = revokedInWords(access);
  return (
    <Dialog id={id} title={`Remove ${member.name}?`}>
      <p class="muted">
        They lose access to {context.workspaceName} now.
        {stops && (
          <>
            {' '}
            This also revokes <strong>{stops}</strong>:
          </>
        )}
      </p>
      <RevokedList access={access} context={context} />
      <p class="muted">Time records are kept. {staysRevokedText(access)}</p>
      <form method="post" action={`${context.path}/${member.id}/removal`}>
        <DialogActions>
          <Cancel of={id} />
          <Submit tone="danger" busy="Removing…">
            Remove member
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** The same for leaving the workspace. */
export function LeaveDialog({ member, access, context }: RowProps) {
  const id = dialogOf('leave', member.id);
  const stops = revokedInWords(access);
  return (
    <Dialog id={id} title={`Leave ${context.workspaceName}?`}>
      <p class="muted">
        You lose access to {context.workspaceName} now. To come back you need a new invitation.
        {stops && (
          <>
            {' '}
            This also revokes <strong>{stops}</strong>:
          </>
        )}
      </p>
      <RevokedList access={access} context={context} />
      <p class="muted">Your time records stay with the workspace.</p>
      <form method="post" action={`${context.path}/leave`}>
        <DialogActions>
          <Cancel of={id} />
          <Submit tone="danger" busy="Leaving…">
            Leave workspace
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}
