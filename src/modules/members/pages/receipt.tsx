import { Note, startHere } from '../../../console/components/parts';
import type { RemovalReceipt } from '../members.contract';
import type { MembersContext } from './members-context';
import { stoppedText } from './revoked-credentials';
import { Stopping } from './revoked-list';

/** What a removal revoked, announced by screen readers when the page loads. */
export function Receipt({ receipt, context }: { receipt: RemovalReceipt; context: MembersContext }) {
  const { member, stopped } = receipt;
  return (
    <div {...startHere}>
      <Note tone="ok" role="status">
        <p>
          {member.name} was removed. {stoppedText(stopped)}
        </p>
        <Stopping access={stopped} context={context} />
      </Note>
    </div>
  );
}
