import type { ComponentChildren, ComponentProps } from 'preact';
import { Icon } from './icon';

interface Look {
  /** Primary: the one action that the page is for. Danger: it destroys. Plain: without a box. */
  tone?: 'primary' | 'danger' | 'plain' | undefined;
  /** A Lucide name; the icon stands before the words. */
  icon?: string | undefined;
  /** Taller, for the one button of a solo page. */
  tall?: boolean | undefined;
  /** As wide as its place. */
  block?: boolean | undefined;
  children: ComponentChildren;
}

function classOf({ tone, tall, block }: Look): string {
  return ['btn', tone, tall && 'tall', block && 'block'].filter(Boolean).join(' ');
}

function Face({ icon, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
}

type ButtonProps = Look & Omit<ComponentProps<'button'>, 'type' | 'class' | 'icon'>;

/** A button that opens or closes something on this page; it submits nothing. */
export function Button({ tone, icon, tall, block, children, ...rest }: ButtonProps) {
  const look = { tone, icon, tall, block, children };
  return (
    <button type="button" class={classOf(look)} {...rest}>
      <Face {...look} />
    </button>
  );
}

type SubmitProps = ButtonProps & {
  /** What the button says once the answer takes over 400 ms: "Generating…". */
  busy?: string | undefined;
  /** Seconds until it may be pressed, where a script runs; without one it always may. */
  after?: number | undefined;
};

/** The button that sends its form. */
export function Submit({ tone, icon, tall, block, busy, after, children, ...rest }: SubmitProps) {
  const look = { tone, icon, tall, block, children };
  return (
    <button type="submit" class={classOf(look)} data-busy={busy} data-after={after} {...rest}>
      <Face {...look} />
    </button>
  );
}

/** A link that looks like a button: it leads to another page and changes nothing. */
export function ButtonLink({ tone, icon, tall, block, children, ...rest }: Look & { href: string }) {
  const look = { tone, icon, tall, block, children };
  return (
    <a class={classOf(look)} {...rest}>
      <Face {...look} />
    </a>
  );
}

/** Copies a text. The same text must stand on the page: without a script the button hides, and people select. */
export function Copy({ text, tone, children }: Look & { text: string }) {
  return (
    <Button tone={tone} icon="copy" data-copy={text}>
      {children}
    </Button>
  );
}
