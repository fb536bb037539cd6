import { Inject, Injectable } from '@nestjs/common';
import { after, Clock } from '../../kernel/clock/clock';
import { isSameDigest } from '../../kernel/secret/secret';
import { Vault } from '../../kernel/secret/vault';
import type { Browser, CookieKind } from './browser';
import { CONSOLE_OPTIONS, type ConsoleOptions } from './console.options';
import { cookieName } from './cookie-name';
import type { FlashNotice } from './page-context';

const SECONDS = 60;

/** Values in a notice besides its fixed text. Never a secret: anyone who uses the browser can read the cookie. */
export interface FlashAbout {
  readonly name?: string;
  readonly hint?: string;
}

/** A kind of notice for the next page. The cookie contains its code, not its text. */
export interface FlashKind {
  readonly code: string;
  readonly tone: FlashNotice['tone'];
  readonly says: (about: FlashAbout) => string;
}

const kinds = new Map<string, FlashKind>();

/** Registers a notice. @throws Error when its code is taken */
export function flashOf(kind: FlashKind): FlashKind {
  if (kinds.has(kind.code)) throw new Error(`duplicate notice code: ${kind.code}`);
  kinds.set(kind.code, kind);
  return kind;
}

/**
 * The notice that a form sets for the page it redirects to: shown once, valid for a minute. The cookie is sealed with
 * the application secret, so that no one else can put text on a page.
 */
@Injectable()
export class Flash {
  private readonly cookie: CookieKind;

  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    @Inject(CONSOLE_OPTIONS) { secureCookie }: ConsoleOptions,
  ) {
    this.cookie = {
      name: cookieName('keyshift_flash', secureCookie),
      secure: secureCookie,
      seconds: SECONDS,
    };
  }

  /** Sets a notice for the next page. */
  leave(browser: Browser, { code }: FlashKind, { name, hint }: FlashAbout = {}): void {
    const until = after(this.clock.now(), SECONDS).getTime();
    const text = Buffer.from(JSON.stringify({ code, until, name, hint })).toString('base64url');
    browser.keep(this.cookie, `${text}.${this.seal(text).toString('base64url')}`);
  }

  /** Reads and clears the notice. @returns undefined if there is none, it has expired, or its seal is invalid */
  take(browser: Browser): FlashNotice | undefined {
    const value = browser.cookie(this.cookie.name);
    if (value === undefined) return undefined;
    browser.drop(this.cookie);
    const [text = '', seal = ''] = value.split('.');
    return isSameDigest(this.seal(text), Buffer.from(seal, 'base64url')) ? this.read(text) : undefined;
  }

  private read(text: string): FlashNotice | undefined {
    const { code, until, ...about } = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const kind = kinds.get(code);
    if (!kind || until <= this.clock.now().getTime()) return undefined;
    return { tone: kind.tone, text: kind.says(about) };
  }

  private seal(text: string): Buffer {
    return this.vault.seal('flash', text);
  }
}
