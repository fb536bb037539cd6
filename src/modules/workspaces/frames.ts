import { Injectable } from '@nestjs/common';
import { hasSeat, type Visitor } from '../../access/principal';
import type { Browser } from '../../console/browser';
import { Flash } from '../../console/flash';
import type { Frame } from '../../console/frame';
import { UsersService } from '../users';
import { WorkspacesService } from './workspaces.service';

/** Builds what stands around a page inside a workspace: who looks, where they are, and what just happened. */
@Injectable()
export class Frames {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly users: UsersService,
    private readonly flash: Flash,
  ) {}

  /** The frame of the page that is being answered; takes the notice that was left for it. */
  async of(who: Visitor, browser: Browser): Promise<Frame> {
    return {
      theme: browser.theme,
      path: browser.path,
      viewer: who.user,
      reading: await this.users.readingOf(who.userId),
      workspace: hasSeat(who) ? { ...who.workspace, role: who.role } : undefined,
      workspaces: await this.workspaces.list(who),
      notice: this.flash.take(browser),
    };
  }
}
