import type { ComponentChildren } from 'preact';
import { Icon } from './icon';
import type { FlashNotice } from './page-context';

type Children = { children?: ComponentChildren };
export type Tone = 'accent' | 'ok' | 'warn' | 'danger';

/** Spread on what reading should start at when the page arrives: a heading or a summary, not a control. */
export const startHere = { tabindex: -1, autofocus: true } as const;

/** The top of a page: its title, a sentence on what it is for, and at the end the main action as children. */
export function Head({ title, text, children }: Children & { title: string; text?: ComponentChildren }) {
  return (
    <div class="head">
      <div>
        <h1>{title}</h1>
        {text && <p>{text}</p>}
      </div>
      {children}
    </div>
  );
}

/** A word or two in a pill. The words carry the meaning; the tone only helps to find them. */
export function Tag({ tone, children }: Children & { tone?: Tone | undefined }) {
  return <span class={tone ? `tag ${tone}` : 'tag'}>{children}</span>;
}

const NOTE_ICONS = {
  info: 'info',
  ok: 'circle-check',
  warn: 'triangle-alert',
  danger: 'circle-alert',
} as const;
export type NoteTone = keyof typeof NOTE_ICONS;

export interface NoteProps extends Children {
  /** Absent: a calm remark. */
  tone?: NoteTone | undefined;
  icon?: string | undefined;
  /** Has it read out when the page arrives. */
  role?: 'status' | 'alert' | undefined;
}

/** A remark inside a page, a card or a dialog. */
export function Note({ tone, icon, role, children }: NoteProps) {
  return (
    <div class={tone ? `note ${tone}` : 'note'} role={role}>
      <Icon name={icon ?? NOTE_ICONS[tone ?? 'info']} />
      <div>{children}</div>
    </div>
  );
}

/** What just happened, at the top of the page until the next page. */
export function Notice({ tone, text }: FlashNotice) {
  return (
    <Note tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      {text}
    </Note>
  );
}

export interface EmptyProps extends Children {
  icon: string;
  title: string;
  text: ComponentChildren;
  /** Ties the section to its heading; unique on the page. */
  id?: string;
}

/** What stands where a list would be. Children are the action that ends the emptiness. */
export function Empty({ icon, title, text, id = 'empty', children }: EmptyProps) {
  return (
    <section class="empty" aria-labelledby={id}>
      <span class="glyph">
        <Icon name={icon} size={20} />
      </span>
      <h2 id={id}>{title}</h2>
      <p class="muted">{text}</p>
      {children}
    </section>
  );
}

/** A line of short facts about one thing; children are `Fact`s. */
export function Facts({ children }: Children) {
  return <dl class="facts">{children}</dl>;
}

/** One fact. With `quiet` only screen readers hear the label, because the value says it itself. */
export function Fact({ label, quiet, children }: Children & { label: string; quiet?: boolean }) {
  return (
    <div>
      <dt class={quiet ? 'sr' : undefined}>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A value for machines, selected whole by one click. Children stand at its end, such as a `Copy`. */
export function CodeLine({ label, text, children }: Children & { label: string; text: string }) {
  return (
    <div class="code">
      <span class="sr">{label}: </span>
      <code>{text}</code>
      {children}
    </div>
  );
}

/** Several lines for machines. Reached by Tab, because it may scroll sideways. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <section class="curl" tabindex={0} aria-label={label}>
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  );
}
