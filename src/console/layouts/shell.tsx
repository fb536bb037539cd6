import type { ComponentChildren } from 'preact';
import { Icon } from '../components/icon';
import { Brand } from '../components/mark';
import { Notice } from '../components/parts';
import type { PageContext } from '../http/page-context';
import { Document } from './document';
import { type Here, Nav } from './nav';
import { UserMenu } from './user-menu';
import { WorkspaceMenu } from './workspace-menu';

export interface ShellProps {
  pageContext: PageContext;
  title: string;
  /** The page's item in the sidebar; absent if it has none. */
  here?: Here | undefined;
  /** A lasting note below the notice of the last action, such as "Sample data". */
  notice?: ComponentChildren;
  /** For the audit log and the API reference. */
  wide?: boolean | undefined;
  children: ComponentChildren;
}

/** A page inside a workspace. On small screens the Menu button opens the sidebar. */
export function Shell({ pageContext, title, here, notice, wide, children }: ShellProps) {
  return (
    <Document title={title} theme={pageContext.theme} reading={pageContext.reading}>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header class="top">
        <Brand />
        <button type="button" class="btn plain" popovertarget="side">
          <Icon name="menu" />
          <span>Menu</span>
        </button>
      </header>
      <div class="shell">
        <Side pageContext={pageContext} here={here} />
        <main id="main" tabindex={-1}>
          <div class={wide ? 'page wide' : 'page'}>
            {pageContext.notice && <Notice {...pageContext.notice} />}
            {notice}
            {children}
          </div>
        </main>
      </div>
    </Document>
  );
}

function Side({ pageContext, here }: { pageContext: PageContext; here?: Here | undefined }) {
  return (
    <aside class="side" id="side" popover="auto" aria-label="Workspace and account">
      <WorkspaceMenu current={pageContext.workspace} all={pageContext.workspaces} />
      {pageContext.workspace && <Nav {...pageContext.workspace} here={here} />}
      <div class="grow" />
      <UserMenu pageContext={pageContext} />
    </aside>
  );
}
