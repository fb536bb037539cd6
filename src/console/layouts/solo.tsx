import type { ComponentChildren } from 'preact';
import { Brand } from '../components/mark';
import { startHere } from '../components/parts';
import type { Theme } from '../http/theme';
import { Document } from './document';

export interface SoloProps {
  title: string;
  theme?: Theme | undefined;
  /** The content of the card: a heading, then separate blocks. */
  children: ComponentChildren;
  /** One line below the card. */
  foot?: ComponentChildren;
  /** A wider card, for a page with more to read. */
  wide?: boolean | undefined;
  /** See `Document`. */
  refresh?: string | undefined;
}

/** A centred page with one task: signing in, joining, choosing a workspace. */
export function Solo({ title, theme, children, foot, wide, refresh }: SoloProps) {
  return (
    <Document title={title} theme={theme} refresh={refresh}>
      <div class="solo">
        <header>
          <Brand />
        </header>
        <main class={wide ? 'card wide' : 'card'}>{children}</main>
        {foot && <footer class="foot">{foot}</footer>}
      </div>
    </Document>
  );
}

export interface SoloHeadProps {
  title: string;
  /** Gives the title the initial focus, on a page that responds to an action. */
  focus?: boolean | undefined;
  /** One sentence. */
  children?: ComponentChildren;
}

/** The top of a card: the page's title and a sentence. */
export function SoloHead({ title, focus, children }: SoloHeadProps) {
  return (
    <div>
      <h1 {...(focus ? startHere : {})}>{title}</h1>
      {children && <p class="muted">{children}</p>}
    </div>
  );
}
