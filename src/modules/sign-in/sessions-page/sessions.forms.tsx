import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { hasSeat, type Visitor } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { Flash, type FlashKind, flashOf } from '../../../console/flash';
import { SeeOther } from '../../../console/page-answer';
import { Clock } from '../../../kernel/clock/clock';
import { caught } from '../../../kernel/problem/caught';
import { Frames } from '../../workspaces';
import { SessionsService } from '../session/sessions.service';
import { sessionNotFound } from '../sign-in.problems';
import { SessionsPage } from './sessions.pages';

export const SESSIONS_PATH = '/me/sessions';

const ended = flashOf({
  code: 'session-ended',
  tone: 'ok',
  says: () => 'The session has ended. That browser is signed out.',
});
const endedBefore = flashOf({
  code: 'session-ended-before',
  tone: 'info',
  says: () => 'That session is over already.',
});
const othersEnded = flashOf({
  code: 'other-sessions-ended',
  tone: 'ok',
  says: () => 'All other sessions have ended. You’re signed in here only.',
});

/** The page of a person's sessions, and its forms. */
@Injectable()
export class SessionsForms {
  constructor(
    private readonly sessions: SessionsService,
    private readonly frames: Frames,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  async page(who: Visitor, browser: Browser): Promise<VNode> {
    return (
      <SessionsPage
        frame={await this.frames.of(who, browser)}
        sessions={await this.sessions.list(who)}
        now={this.clock.now()}
        zone={hasSeat(who) ? who.workspace.timeZone : 'UTC'}
      />
    );
  }

  async end(who: Visitor, sessionId: string, browser: Browser): Promise<SeeOther> {
    try {
      await this.sessions.end(who, sessionId);
      return this.back(browser, ended);
    } catch (error) {
      caught(error, sessionNotFound);
      return this.back(browser, endedBefore);
    }
  }

  async endOthers(who: Visitor, browser: Browser): Promise<SeeOther> {
    await this.sessions.endOthers(who);
    return this.back(browser, othersEnded);
  }

  private back(browser: Browser, kind: FlashKind): SeeOther {
    this.flash.leave(browser, kind);
    return new SeeOther(SESSIONS_PATH);
  }
}
