import { Person } from '../../../../console/components/avatar';
import { Button, ButtonLink, Submit } from '../../../../console/components/buttons';
import { RadioCards } from '../../../../console/components/choices';
import { Cancel, Dialog, DialogActions, opens } from '../../../../console/components/dialog';
import { Empty } from '../../../../console/components/parts';
import { Day } from '../../../../console/components/when';
import { ROLE_NAMES } from '../../../../console/http/page-context';
import { ROLE_CHOICES } from '../../membership';
import type { MemberView } from '../members.contract';
import { dialogOf } from './member-actions';
import type { MembersContext } from './members-context';
import { Paging, type PagingProps } from './paging';

/** People who left or were removed, with their history. */
export function RemovedMembers(props: PagingProps) {
  const { members, context } = props;
  if (members.data.length === 0) {
    return (
      <Empty
        icon="history"
        id="removed"
        title="No removed members"
        text="People who leave or are removed are listed here, with their history."
      >
        <ButtonLink href={context.path}>Back to members</ButtonLink>
      </Empty>
    );
  }
  return (
    <section class="stack" aria-labelledby="removed">
      <h2 id="removed">Removed</h2>
      <ul class="card rows removed">
        {members.data.map((member) => (
          <RemovedRow key={member.id} member={member} context={context} />
        ))}
      </ul>
      <Paging {...props} />
    </section>
  );
}

function RemovedRow({ member, context }: { member: MemberView; context: MembersContext }) {
  const { id, name, email, role, removedAt } = member;
  const dialog = dialogOf('restore', id);
  return (
    <li>
      <Person name={name} email={email} />
      <span class="small muted">
        {ROLE_NAMES[role]} until {removedAt && <Day at={new Date(removedAt)} zone={context.zone} />}
      </span>
      {id === context.viewer.memberId ? null : (
        <>
          <Button aria-label={`Restore ${name}`} {...opens(dialog)}>
            Restore
          </Button>
          <RestoreDialog member={member} context={context} />
        </>
      )}
    </li>
  );
}

function RestoreDialog({ member, context }: { member: MemberView; context: MembersContext }) {
  const { id, name } = member;
  const dialog = dialogOf('restore', id);
  const { givesAdmin } = context.viewer;
  return (
    <Dialog id={dialog} title={`Restore ${name}?`}>
      <p class="muted">
        {name} becomes a member again{!givesAdmin && ' as an employee'}, with all their records, and has to
        sign in. Revoked keys and connections stay revoked.
        {!givesAdmin && member.role === 'admin' && ' Only the owner can make them an admin again.'}
      </p>
      <form method="post" action={`${context.path}/${id}/restoration`}>
        {givesAdmin && (
          <RadioCards
            name="role"
            id={`restored-role-of-${id}`}
            legend="Role"
            // The safe choice comes first, because the dialog sets the focus there.
            choices={ROLE_CHOICES.toReversed()}
            value="employee"
          />
        )}
        <DialogActions>
          <Cancel of={dialog} />
          <Submit tone="primary" busy="Restoring…">
            Restore member
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}
