import type { ComponentChildren, ComponentProps } from 'preact';
import { Icon } from './icon';

/** The round ⋯ button of a row. Its label names the object: "Actions for Payroll export". */
export function MenuButton({ menu, label }: { menu: string; label: string }) {
  return (
    <button type="button" class="btn icon plain" popovertarget={menu} aria-label={label}>
      <Icon name="ellipsis" />
    </button>
  );
}

export interface MenuProps {
  /** The id that the opening button has in `menu` or `popovertarget`. */
  id: string;
  /** Aligns with the start of a wide button; otherwise with its end. */
  start?: boolean | undefined;
  children: ComponentChildren;
}

/** A list of plain buttons, links and forms behind a button. No `role=menu`, so Tab reaches each of them. */
export function Menu({ id, start, children }: MenuProps) {
  return (
    <div class={start ? 'menu start' : 'menu'} popover="auto" id={id}>
      {children}
    </div>
  );
}

type MenuItemProps = Omit<ComponentProps<'button'>, 'icon'> & {
  icon?: string | undefined;
  /** A destructive action. */
  danger?: boolean | undefined;
};

/** A menu item. Opens a dialog through `opens()`, or submits the form around it with `type="submit"`. */
export function MenuItem({ icon, danger, type = 'button', children, ...rest }: MenuItemProps) {
  return (
    <button type={type} class={danger ? 'red' : undefined} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A menu item that links to another page. */
export function MenuLink({
  icon,
  href,
  children,
}: {
  icon: string;
  href: string;
  children: ComponentChildren;
}) {
  return (
    <a href={href}>
      <Icon name={icon} />
      <span>{children}</span>
    </a>
  );
}
