import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { Flash, flashOf } from '../../../console/http/flash';
import { SeeOther } from '../../../console/http/page-response';
import type { Redeemed } from '../magic-links';
import { BrowserSession } from '../sessions';
import { RequestCookie } from './request-cookie';

const invitationOver = flashOf({
  code: 'invitation-over',
  tone: 'warn',
  says: () =>
    'You’re signed in, but the invitation no longer works. Ask the person who sent it for a new one.',
});

/** The last step of signing in, by link or by code: stores the session in the browser and redirects. */
@Injectable()
export class SignInCompletion {
  constructor(
    private readonly session: BrowserSession,
    private readonly ask: RequestCookie,
    private readonly flash: Flash,
  ) {}

  async complete(redeemed: Redeemed, browser: Browser, before: Caller | undefined): Promise<SeeOther> {
    await this.session.begin(browser, redeemed.session, before);
    this.ask.drop(browser);
    const { invitation, returnTo } = redeemed;
    if (invitation !== 'dead') return new SeeOther(invitation?.joined ?? returnTo ?? '/');
    this.flash.leave(browser, invitationOver);
    return new SeeOther('/');
  }
}
