import type { ComponentChildren } from 'preact';
import type { FlashNotice } from '../http/page-context';
import { Icon } from './icon';

type Children = { children?: ComponentChildren };
export type Tone = 'accent' | 'ok' | 'warn' | 'danger';

/** Spread on the element with the initial focus: a heading or a summary, not a control. */
export const startHere = { tabindex: -1, autofocus: true } as const;

/** The top of a page: its title, a sentence about its purpose, and the main action as children. */
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

/** A word or two in a pill. The text carries the meaning; the tone only draws attention. */
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
  /** Absent: neutral. */
  tone?: NoteTone | undefined;
  icon?: string | undefined;
  /** Announces it to screen readers when the page loads. */
  role?: 'status' | 'alert' | undefined;
}

/** A note inside a page, a card or a dialog. */
export function Note({ tone, icon, role, children }: NoteProps) {
  return (
    <div class={tone ? `note ${tone}` : 'note'} role={role}>
      <Icon name={icon ?? NOTE_ICONS[tone ?? 'info']} />
      <div>{children}</div>
    </div>
  );
}

/** The result of the last action, at the top of the page. */
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
  /** Links the section to its heading; unique on the page. */
  id?: string;
}

/** Shown in place of an empty list. Children are the action that adds the first item. */
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

/** One fact. With `quiet` only screen readers get the label, because the value explains itself. */
export function Fact({ label, quiet, children }: Children & { label: string; quiet?: boolean }) {
  return (
    <div>
      <dt class={quiet ? 'sr' : undefined}>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A code value, selected as a whole by one click. Children follow it, such as a `Copy` button. */
export function CodeLine({ label, text, children }: Children & { label: string; text: string }) {
  return (
    <div class="code">
      <span class="sr">{label}: </span>
      <code>{text}</code>
      {children}
    </div>
  );
}

/** Several lines of code. Focusable, because it may scroll sideways. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <section class="curl" tabindex={0} aria-label={label}>
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  );
}
