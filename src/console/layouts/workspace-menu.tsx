import { Avatar } from '../components/avatar';
import { Icon } from '../components/icon';
import { Menu } from '../components/menu';
import { PRODUCT } from '../components/product';
import { type Membership, ROLE_NAMES } from '../http/page-context';

/** The top of the sidebar: the current workspace and links to the others. */
export function WorkspaceMenu({
  current,
  all,
}: {
  current?: Membership | undefined;
  all: readonly Membership[];
}) {
  return (
    <div class="switcher">
      <button type="button" class="switch" popovertarget="workspaces">
        <Avatar name={current?.name ?? PRODUCT} square />
        <span>
          <b>{current?.name ?? PRODUCT}</b>
          <span>{current ? ROLE_NAMES[current.role] : 'Choose a workspace'}</span>
        </span>
        <Icon name="chevrons-up-down" size={14} />
      </button>
      <Menu id="workspaces" start>
        {all.map((membership) => (
          <Line membership={membership} here={membership.slug === current?.slug} key={membership.slug} />
        ))}
        {all.length > 0 && <hr />}
        <a href="/workspaces/new">
          <Icon name="plus" />
          Create workspace
        </a>
      </Menu>
    </div>
  );
}

function Line({ membership, here }: { membership: Membership; here: boolean }) {
  return (
    <a class="membership" href={`/w/${membership.slug}`} aria-current={here ? 'true' : undefined}>
      <Avatar name={membership.name} square />
      <span>
        <b>{membership.name}</b>
        <span>{ROLE_NAMES[membership.role]}</span>
      </span>
      {here && <Icon name="check" />}
    </a>
  );
}
