import { Inject, Injectable } from '@nestjs/common';
import type { Browser, CookieKind } from '../../../console/http/browser';
import type { SignInAsked } from '../magic-links';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sessions';

/** `__Host-` binds a cookie to this origin, but browsers accept it over HTTPS only. */
const nameOf = (secure: boolean): string => (secure ? '__Host-keyshift-ask' : 'keyshift_ask');

/** The secret of the sign-in that this browser requested. The code from the email works only with it. */
@Injectable()
export class RequestCookie {
  private readonly cookie: CookieKind;

  constructor(@Inject(SIGN_IN_OPTIONS) { cookie: { secure }, ttlSeconds }: SignInOptions) {
    this.cookie = { name: nameOf(secure), secure, seconds: ttlSeconds };
  }

  keep(browser: Browser, { requestSecret }: SignInAsked): void {
    browser.keep(this.cookie, requestSecret);
  }

  /** @returns the secret, or undefined when this browser has no recent request */
  read(browser: Browser): string | undefined {
    return browser.cookie(this.cookie.name);
  }

  drop(browser: Browser): void {
    browser.drop(this.cookie);
  }
}
