import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { Flash, flashOf } from '../../../../console/http/flash';
import { SeeOther } from '../../../../console/http/page-response';
import { BrowserSession } from '../../sessions';
import { RequestCookie } from '../../sign-in-pages';
import type { Acceptance, Joined } from '../invitation-acceptance';

const joinedWorkspace = flashOf({
  code: 'workspace-joined',
  tone: 'ok',
  says: ({ name }) => `You joined ${name}.`,
});

/** Sets the browser's cookies after an accepted invitation, and redirects. */
@Injectable()
export class InvitationAcceptedRedirect {
  constructor(
    private readonly session: BrowserSession,
    private readonly ask: RequestCookie,
    private readonly flash: Flash,
  ) {}

  /** @param before the caller who was signed in until now */
  async after(acceptance: Acceptance, browser: Browser, before: Caller | undefined): Promise<SeeOther> {
    if (acceptance.kind === 'joined') return this.joined(acceptance, browser, before);
    if (before) await this.session.end(browser, before);
    this.ask.keep(browser, acceptance.asked);
    return new SeeOther('/sign-in/sent');
  }

  /** A restored membership needs a session that started after it, which replaces the old session. */
  async joined({ session, workspace }: Joined, browser: Browser, before: Caller | undefined) {
    if (session) await this.session.begin(browser, session, before);
    this.flash.leave(browser, joinedWorkspace, { name: workspace.name });
    return new SeeOther(`/w/${workspace.slug}`);
  }
}
