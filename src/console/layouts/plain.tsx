import type { ComponentChildren } from 'preact';
import { Brand } from '../components/mark';
import type { Theme } from '../http/theme';
import { Document } from './document';

export interface PlainProps {
  title: string;
  theme?: Theme | undefined;
  children: ComponentChildren;
}

/** A public page for reading, with a simple header instead of the sidebar. */
export function Plain({ title, theme, children }: PlainProps) {
  return (
    <Document title={title} theme={theme}>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <Masthead />
      <main id="main" tabindex={-1}>
        <div class="page text">{children}</div>
      </main>
    </Document>
  );
}

/** The header of public pages; children are further links. */
export function Masthead({ children }: { children?: ComponentChildren }) {
  return (
    <header class="masthead">
      <Brand />
      <nav aria-label="Main">
        <a href="/api/explorer">API reference</a>
        <a href="/problems">Problems</a>
        {children}
      </nav>
    </header>
  );
}
