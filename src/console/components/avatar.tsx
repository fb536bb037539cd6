import type { ComponentChildren } from 'preact';
import { Tag, type Tone } from './parts';

/** At most two letters: the first of the first and of the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.@_-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  const letters = ends.map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '');
  return letters.join('').toLocaleUpperCase('en') || '?';
}

/** Initials in a circle for a person, in a square for a workspace. Decorative: the name is always next to it. */
export function Avatar({ name, square }: { name: string; square?: boolean }) {
  return (
    <span class={square ? 'avatar sq' : 'avatar'} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

export interface PersonProps {
  name: string;
  email: string;
  /** Marks the viewer's own row. */
  you?: boolean;
}

/** A person in a list. */
export function Person({ name, email, you }: PersonProps) {
  return (
    <div class="person">
      <Avatar name={name} />
      <span>
        <b>
          {name}
          {you && <span class="you"> (you)</span>}
        </b>
        <span>{email}</span>
      </span>
    </div>
  );
}

export interface PersonRowProps extends PersonProps {
  /** The display name of their role. */
  role: string;
  tone?: Tone | undefined;
  /** What belongs to them: "2 keys · 1 connection". */
  text?: ComponentChildren;
  /** The row's menu and its dialogs. */
  children?: ComponentChildren;
}

/** An item of `<ul class="rows people">`. On small screens role and text move below the name. */
export function PersonRow({ role, tone, text, children, ...person }: PersonRowProps) {
  return (
    <li>
      <Person {...person} />
      <span class="what small muted">{text}</span>
      <Tag tone={tone}>{role}</Tag>
      {children && <div class="act">{children}</div>}
    </li>
  );
}
