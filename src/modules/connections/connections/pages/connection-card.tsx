import { Submit } from '../../../../console/components/buttons';
import { Cancel, Dialog, DialogActions, opens } from '../../../../console/components/dialog';
import { Menu, MenuButton, MenuItem } from '../../../../console/components/menu';
import { Fact, Facts, Tag } from '../../../../console/components/parts';
import { Day, When } from '../../../../console/components/when';
import type { ConnectionView } from '../connections.contract';
import { areasInWords, areasOf } from './area-text';

/** Data that all parts of the page share. */
export interface ConnectionsContext {
  /** The path of the page; its forms post below it. */
  readonly path: string;
  readonly now: Date;
  readonly zone: string;
  readonly workspaceName: string;
}

interface CardProps {
  readonly connection: ConnectionView;
  readonly context: ConnectionsContext;
}

/** One connection in the list. */
export function ConnectionCard({ connection, context }: CardProps) {
  const { id, name, host, resource, member, lastUsedAt, allowedFrom, createdAt } = connection;
  return (
    <li class="card" id={id}>
      <div>
        <h3>
          {name} <Level {...connection} />
        </h3>
        <Facts>
          <Fact label="Address" quiet>
            {host}
          </Fact>
          <Fact label="Connected by">{member.name}</Fact>
          {allowedFrom && <Fact label="Allowed in">{allowedFrom}</Fact>}
          {resource === 'api/v1' && <Fact label="Uses">The HTTP API</Fact>}
          {lastUsedAt ? (
            <Fact label="Last used">
              <When at={new Date(lastUsedAt)} {...context} relative />
            </Fact>
          ) : (
            <Fact label="Last used" quiet>
              <Tag tone="warn">Never used</Tag>
            </Fact>
          )}
          <Fact label="Added">
            <Day at={new Date(createdAt)} zone={context.zone} />
          </Fact>
        </Facts>
        <p class="small muted">{abilities(connection)}</p>
      </div>
      <div>
        <MenuButton menu={`menu-${id}`} label={`Actions for ${name}`} />
        <Menu id={`menu-${id}`}>
          <MenuItem icon="trash-2" danger {...opens(`revoke-${id}`)}>
            Revoke
          </MenuItem>
        </Menu>
        <RevokeDialog connection={connection} context={context} />
      </div>
    </li>
  );
}

function Level({ effective }: ConnectionView) {
  if (effective.length === 0) return <Tag tone="warn">Not allowed now</Tag>;
  return effective.some((one) => one.endsWith(':edit')) ? (
    <Tag tone="warn">View and edit</Tag>
  ) : (
    <Tag tone="ok">Read-only</Tag>
  );
}

/** "Can edit: Time off · Can view: Reports", and approved permissions that are not in effect now. */
function abilities({ permissions, effective }: ConnectionView): string {
  const { edit, view } = areasOf(effective);
  const lost = areasOf(permissions.filter((one) => one.endsWith(':edit') && !effective.includes(one))).edit;
  const parts = [
    edit.length > 0 && `Can edit: ${areasInWords(edit)}`,
    view.length > 0 && `Can view: ${areasInWords(view)}`,
    lost.length > 0 && `Editing not allowed now: ${areasInWords(lost)}`,
    effective.length === 0 && 'Blocked by the workspace’s policy or the member’s role',
  ];
  return parts.filter(Boolean).join(' · ');
}

function RevokeDialog({ connection: { id, name, member }, context }: CardProps) {
  const dialog = `revoke-${id}`;
  return (
    <Dialog id={dialog} title={`Revoke ${name}’s access?`}>
      <p class="muted">
        {name} will no longer be able to use {context.workspaceName} as {member.name}. To connect again, start
        from {name}.
      </p>
      <form method="post" action={`${context.path}/${id}/revoke`}>
        <DialogActions>
          <Cancel of={dialog} />
          <Submit tone="danger" busy="Revoking…">
            Revoke access
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}
