import { Avatar } from './avatar';
import { ROLE_NAMES, type Seat } from './frame';
import { Icon } from './icon';
import { Menu } from './menu';
import { PRODUCT } from './product';

/** The top of the sidebar: the workspace one is in, and the way to the others. */
export function WorkspaceMenu({ current, all }: { current?: Seat | undefined; all: readonly Seat[] }) {
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
        {all.map((seat) => (
          <Line seat={seat} here={seat.slug === current?.slug} key={seat.slug} />
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

function Line({ seat, here }: { seat: Seat; here: boolean }) {
  return (
    <a class="seat" href={`/w/${seat.slug}`} aria-current={here ? 'true' : undefined}>
      <Avatar name={seat.name} square />
      <span>
        <b>{seat.name}</b>
        <span>{ROLE_NAMES[seat.role]}</span>
      </span>
      {here && <Icon name="check" />}
    </a>
  );
}
