import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import type { Browser, CookieKind } from '../../../console/http/browser';
import type { SessionStarted } from './sessions.contract';
import { SessionsService } from './sessions.service';
import { SIGN_IN_OPTIONS, type SignInOptions } from './sign-in.options';

/** The session that a browser holds in its cookie. */
@Injectable()
export class BrowserSession {
  private readonly cookie: CookieKind;

  constructor(
    private readonly sessions: SessionsService,
    @Inject(SIGN_IN_OPTIONS) { cookie, sessionTtlSeconds }: SignInOptions,
  ) {
    this.cookie = { ...cookie, seconds: sessionTtlSeconds };
  }

  /** Stores a session in the browser. @param before the caller who was signed in until now, whose session ends */
  async begin(browser: Browser, session: SessionStarted, before: Caller | undefined): Promise<void> {
    if (before) await this.sessions.signOut(before);
    browser.keep(this.cookie, session.accessToken);
  }

  /** Signs the browser out. Without an active session, it only removes the cookie. */
  async end(browser: Browser, caller: Caller | undefined): Promise<void> {
    if (caller) await this.sessions.signOut(caller);
    browser.drop(this.cookie);
  }
}
