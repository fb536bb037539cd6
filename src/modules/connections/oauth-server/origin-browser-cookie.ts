import { Inject, Injectable } from '@nestjs/common';
import type { Browser, CookieKind } from '../../../console/http/browser';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/http/console.options';
import { cookieName } from '../../../console/http/cookie-name';

const KEPT = 5;
const HOUR_SECONDS = 3600;
const ADDRESS = /^\/connect\/([\w-]{20,64})(?:$|\?)/;

/** The id of the authorization request in a path of this service. */
export const requestIn = (path: string | null | undefined): string | undefined =>
  ADDRESS.exec(path ?? '')?.[1];

/**
 * Remembers which authorization requests started in this browser, so that a sign-in link opened in another browser can
 * say to go back. It grants no access: the cookie of the request itself decides which browser can answer.
 */
@Injectable()
export class OriginBrowserCookie {
  private readonly cookie: CookieKind;

  constructor(@Inject(CONSOLE_OPTIONS) { secureCookie }: ConsoleOptions) {
    this.cookie = {
      name: cookieName('keyshift_connect', secureCookie),
      secure: secureCookie,
      seconds: HOUR_SECONDS,
    };
  }

  note(browser: Browser, uid: string): void {
    const others = this.all(browser).filter((one) => one !== uid);
    browser.keep(this.cookie, [uid, ...others].slice(0, KEPT).join('.'));
  }

  has(browser: Browser, uid: string): boolean {
    return this.all(browser).includes(uid);
  }

  private all(browser: Browser): string[] {
    return (browser.cookie(this.cookie.name) ?? '').split('.').filter(Boolean);
  }
}
