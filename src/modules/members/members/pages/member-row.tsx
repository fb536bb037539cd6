import { PersonRow } from '../../../../console/components/avatar';
import { opens } from '../../../../console/components/dialog';
import { Menu, MenuButton, MenuItem } from '../../../../console/components/menu';
import { Day } from '../../../../console/components/when';
import { ROLE_NAMES } from '../../../../console/http/page-context';
import { actionsOn, dialogOf, type RowAction, type RowProps } from './member-actions';
import { LeaveDialog, RemovalDialog } from './removal-dialog';
import { credentialCounts } from './revoked-credentials';
import { OwnerDialog, RoleDialog } from './role-dialog';

const ITEMS = {
  role: { text: 'Change role', icon: 'user-cog', Dialog: RoleDialog },
  owner: { text: 'Make owner', icon: 'crown', Dialog: OwnerDialog },
  remove: { text: 'Remove', icon: 'user-minus', danger: true, Dialog: RemovalDialog },
  leave: { text: 'Leave workspace', icon: 'log-out', danger: true, Dialog: LeaveDialog },
} as const satisfies Partial<Record<RowAction, unknown>>;

/** A member in the list, with their credentials and the actions the viewer can take. */
export function MemberRow(props: RowProps) {
  const { member, access, context } = props;
  const { id, role, name, joinedAt } = member;
  const isOwn = id === context.viewer.memberId;
  return (
    <PersonRow
      {...member}
      role={ROLE_NAMES[role]}
      tone={role === 'owner' ? 'accent' : undefined}
      you={isOwn}
      text={
        <>
          {(context.viewer.decides || isOwn) && <span>{credentialCounts(access)}</span>}
          <span>
            Joined <Day at={new Date(joinedAt)} zone={context.zone} />
          </span>
        </>
      }
    >
      <Actions {...props} name={name} />
    </PersonRow>
  );
}

function Actions({ name, ...props }: RowProps & { name: string }) {
  const { member, context } = props;
  const acts = actionsOn(member, context).filter((act) => act !== 'restore');
  if (acts.length === 0) return null;
  const menu = `menu-${member.id}`;
  return (
    <>
      <MenuButton menu={menu} label={`Actions for ${name}`} />
      <Menu id={menu}>
        {acts.map((act) => {
          const { text, icon, ...look } = ITEMS[act];
          return (
            <MenuItem key={act} icon={icon} danger={'danger' in look} {...opens(dialogOf(act, member.id))}>
              {text}
            </MenuItem>
          );
        })}
      </Menu>
      {acts.map((act) => {
        const { Dialog } = ITEMS[act];
        return <Dialog key={act} {...props} />;
      })}
    </>
  );
}
