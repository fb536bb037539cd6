import { Injectable } from '@nestjs/common';
import type { Browser } from '../../../console/http/browser';
import type { SignInOrigin } from '../magic-links';
import { BrowserCookie } from '../sessions';
import { RequestCookie } from './request-cookie';

/** Reads what a sign-in needs to know about its browser. */
@Injectable()
export class BrowserOrigin {
  constructor(
    private readonly ask: RequestCookie,
    private readonly cookie: BrowserCookie,
  ) {}

  read(browser: Browser): SignInOrigin {
    const requestSecret = this.ask.read(browser);
    return { visit: browser.visit, requestSecret, browserSecret: this.cookie.renew(browser) };
  }
}
