import { Inject, Injectable } from '@nestjs/common';
import type { Browser, CookieKind } from '../../../console/http/browser';
import { cookieName } from '../../../console/http/cookie-name';
import { randomSecret } from '../../../kernel/secret/secret';
import { SIGN_IN_OPTIONS, type SignInOptions } from './sign-in.options';

const SECRET_BITS = 128;
const SECRET = /^[\w-]{20,40}$/;
/** The longest time browsers keep a cookie (RFC 6265bis section 5.5: 400 days). */
export const BROWSER_SECONDS = 400 * 86_400;

/** The cookie by which a browser is recognised at later sign-ins. It is not a credential. */
@Injectable()
export class BrowserCookie {
  private readonly cookie: CookieKind;

  constructor(@Inject(SIGN_IN_OPTIONS) { cookie: { secure } }: SignInOptions) {
    this.cookie = { name: cookieName('keyshift_browser', secure), secure, seconds: BROWSER_SECONDS };
  }

  /** Returns the browser's secret, or creates one. Each sign-in keeps it for another 400 days. */
  renew(browser: Browser): string {
    const held = browser.cookie(this.cookie.name);
    const secret = held && SECRET.test(held) ? held : randomSecret(SECRET_BITS);
    browser.keep(this.cookie, secret);
    return secret;
  }
}
