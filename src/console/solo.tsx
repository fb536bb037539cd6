import type { ComponentChildren } from 'preact';
import { Document } from './document';
import { Brand } from './mark';
import type { Theme } from './theme';

export interface SoloProps {
  title: string;
  theme?: Theme | undefined;
  /** The content of the card: a heading, then blocks that stand apart. */
  children: ComponentChildren;
  /** One quiet line under the card. */
  foot?: ComponentChildren;
  /** See `Document`. */
  refresh?: string | undefined;
}

/** A page with one thing to do, in the middle: signing in, joining, choosing a workspace. */
export function Solo({ title, theme, children, foot, refresh }: SoloProps) {
  return (
    <Document title={title} theme={theme} refresh={refresh}>
      <div class="solo">
        <header>
          <Brand />
        </header>
        <main class="card">{children}</main>
        {foot && <footer class="foot">{foot}</footer>}
      </div>
    </Document>
  );
}

/** The top of a card: the page's title, which screen readers start at, and a sentence. */
export function SoloHead({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div>
      <h1>{title}</h1>
      {children && <p class="muted">{children}</p>}
    </div>
  );
}
