import { Inject, Injectable } from '@nestjs/common';
import type { Browser, CookieKind } from '../../../console/browser';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/console.options';
import { cookieName } from '../../../console/cookie-name';

const KEPT = 5;
const HOUR_SECONDS = 3600;
const ADDRESS = /^\/connect\/([\w-]{20,64})(?:$|\?)/;

/** The request that an address of this service leads to. */
export const requestIn = (path: string | null | undefined): string | undefined =>
  ADDRESS.exec(path ?? '')?.[1];

/**
 * Which requests began in this browser, so that a sign-in link opened in another one says to go back. It opens nothing:
 * whether a browser may answer is decided by the cookie of the request itself.
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
