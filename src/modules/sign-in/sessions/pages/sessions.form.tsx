import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { type Caller, hasMembership } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { Flash, type FlashKind, flashOf } from '../../../../console/http/flash';
import { SeeOther } from '../../../../console/http/page-response';
import { Clock } from '../../../../kernel/clock/clock';
import { caught } from '../../../../kernel/problem/caught';
import { PageContexts } from '../../../workspaces';
import { sessionNotFound } from '../sessions.problems';
import { SessionsService } from '../sessions.service';
import { SessionsPage } from './sessions.page';

export const SESSIONS_PATH = '/me/sessions';

const ended = flashOf({
  code: 'session-ended',
  tone: 'ok',
  says: () => 'The session has ended. That browser is signed out.',
});
const endedBefore = flashOf({
  code: 'session-ended-before',
  tone: 'info',
  says: () => 'That session has already ended.',
});
const othersEnded = flashOf({
  code: 'other-sessions-ended',
  tone: 'ok',
  says: () => 'All other sessions have ended. You’re signed in here only.',
});

/** The page of a user's sessions, and its forms. */
@Injectable()
export class SessionsForms {
  constructor(
    private readonly sessions: SessionsService,
    private readonly pageContexts: PageContexts,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  async page(caller: Caller, browser: Browser): Promise<VNode> {
    return (
      <SessionsPage
        pageContext={await this.pageContexts.contextFor(caller, browser)}
        sessions={await this.sessions.list(caller)}
        now={this.clock.now()}
        zone={hasMembership(caller) ? caller.workspace.timeZone : 'UTC'}
      />
    );
  }

  async end(caller: Caller, sessionId: string, browser: Browser): Promise<SeeOther> {
    try {
      await this.sessions.end(caller, sessionId);
      return this.back(browser, ended);
    } catch (error) {
      caught(error, sessionNotFound);
      return this.back(browser, endedBefore);
    }
  }

  async endOthers(caller: Caller, browser: Browser): Promise<SeeOther> {
    await this.sessions.endOthers(caller);
    return this.back(browser, othersEnded);
  }

  private back(browser: Browser, kind: FlashKind): SeeOther {
    this.flash.leave(browser, kind);
    return new SeeOther(SESSIONS_PATH);
  }
}
