import type { ComponentChildren, ComponentProps } from 'preact';
import { Icon } from './icon';

interface Look {
  /** Primary: the main action of the page. Danger: a destructive action. Plain: no box. */
  tone?: 'primary' | 'danger' | 'plain' | undefined;
  /** The name of a Lucide icon, shown before the text. */
  icon?: string | undefined;
  /** Taller, for the only button of a solo page. */
  tall?: boolean | undefined;
  /** As wide as its container. */
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

/** A button that opens or closes something on this page. It does not submit. */
export function Button({ tone, icon, tall, block, children, ...rest }: ButtonProps) {
  const look = { tone, icon, tall, block, children };
  return (
    <button type="button" class={classOf(look)} {...rest}>
      <Face {...look} />
    </button>
  );
}

type SubmitProps = ButtonProps & {
  /** The label when the response takes over 400 ms: "Generating…". */
  busy?: string | undefined;
  /** Seconds until the script enables the button. Without a script it is always enabled. */
  after?: number | undefined;
};

/** The submit button of a form. */
export function Submit({ tone, icon, tall, block, busy, after, children, ...rest }: SubmitProps) {
  const look = { tone, icon, tall, block, children };
  return (
    <button type="submit" class={classOf(look)} data-busy={busy} data-after={after} {...rest}>
      <Face {...look} />
    </button>
  );
}

/** A link that looks like a button. It opens another page and changes nothing. */
export function ButtonLink({ tone, icon, tall, block, children, ...rest }: Look & { href: string }) {
  const look = { tone, icon, tall, block, children };
  return (
    <a class={classOf(look)} {...rest}>
      <Face {...look} />
    </a>
  );
}

/** Copies a text. The same text must be visible on the page: without a script the button is hidden. */
export function Copy({ text, tone, children }: Look & { text: string }) {
  return (
    <Button tone={tone} icon="copy" data-copy={text}>
      {children}
    </Button>
  );
}
