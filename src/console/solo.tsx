import type { ComponentChildren } from 'preact';
import { Document } from './document';
import { Brand } from './mark';
import { startHere } from './parts';
import type { Theme } from './theme';

export interface SoloProps {
  title: string;
  theme?: Theme | undefined;
  /** The content of the card: a heading, then blocks that stand apart. */
  children: ComponentChildren;
  /** One quiet line under the card. */
  foot?: ComponentChildren;
  /** A wider card, for a page with more to read. */
  wide?: boolean | undefined;
  /** See `Document`. */
  refresh?: string | undefined;
}

/** A page with one thing to do, in the middle: signing in, joining, choosing a workspace. */
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
  /** Has screen readers start here, on a page that answers what was just done. */
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
