import { Injectable } from '@nestjs/common';
import { type Caller, hasMembership } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { Flash } from '../../../console/http/flash';
import type { PageContext } from '../../../console/http/page-context';
import { UsersService } from '../../users';
import { WorkspacesService } from '../workspaces.service';

/** Builds the context of a page: the viewer, their workspaces and the pending flash notice. */
@Injectable()
export class PageContexts {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly users: UsersService,
    private readonly flash: Flash,
  ) {}

  /** The context of the current page. Consumes the flash notice that was left for it. */
  async contextFor(caller: Caller, browser: Browser): Promise<PageContext> {
    return {
      theme: browser.theme,
      path: browser.path,
      viewer: caller.user,
      reading: await this.users.readingOf(caller.userId),
      workspace: hasMembership(caller) ? { ...caller.workspace, role: caller.role } : undefined,
      workspaces: await this.workspaces.list(caller),
      notice: this.flash.take(browser),
    };
  }
}
