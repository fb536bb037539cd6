import { When } from '../../../../console/components/when';
import type { MemberAccess } from '../members.contract';
import type { MembersContext } from './members-context';

interface RevokedListProps {
  readonly access: MemberAccess;
  readonly context: Pick<MembersContext, 'now' | 'zone'>;
}

/** Lists the credentials and invitations that end with a membership. Renders nothing when there are none. */
export function RevokedList({ access, context }: RevokedListProps) {
  const { apiKeys, connections, invitations } = access;
  if (apiKeys.length + connections.length + invitations.length === 0) return null;
  return (
    <ul class="stops small">
      {[...apiKeys, ...connections].map(({ id, name, hint, lastUsedAt }) => (
        <li key={id}>
          {hint ? 'Key' : 'Connection'} <b>{name}</b>
          {hint && <code> {hint}</code>}
          <span class="faint">
            {' · '}
            {lastUsedAt ? <LastUse at={lastUsedAt} context={context} /> : 'never used'}
          </span>
        </li>
      ))}
      {invitations.map(({ id, email }) => (
        <li key={id}>
          Invitation for <b>{email}</b>
        </li>
      ))}
    </ul>
  );
}

const LastUse = ({ at, context }: { at: string; context: RevokedListProps['context'] }) => (
  <>
    last used <When at={new Date(at)} {...context} relative />
  </>
);
