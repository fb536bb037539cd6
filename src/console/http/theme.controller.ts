import { Body, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { Open } from '../../access/access-rules';
import { isOwnPath } from '../../kernel/http/own-path';
import { Browser, type CookieKind, Using } from './browser';
import { CONSOLE_OPTIONS, type ConsoleOptions } from './console.options';
import { cookieName } from './cookie-name';
import { PageController } from './page-controller';
import { SeeOther } from './page-response';
import { THEME_CHOICES, THEME_COOKIE } from './theme';

const YEAR_SECONDS = 31_536_000;

const ThemeInput = z.object({
  theme: z.enum(THEME_CHOICES),
  returnTo: z.string().refine(isOwnPath).catch('/'),
});
type ThemeInput = z.infer<typeof ThemeInput>;

/** Stores the chosen theme in a cookie, so that the server renders pages in it. */
@PageController('theme')
export class ThemeController {
  private readonly cookie: CookieKind;

  constructor(@Inject(CONSOLE_OPTIONS) { secureCookie: secure }: ConsoleOptions) {
    this.cookie = { name: cookieName(THEME_COOKIE, secure), secure, seconds: YEAR_SECONDS };
  }

  @Post()
  @Open()
  choose(@Body({ schema: ThemeInput }) input: ThemeInput, @Using() browser: Browser): SeeOther {
    if (input.theme === 'system') browser.drop(this.cookie);
    else browser.keep(this.cookie, input.theme);
    return new SeeOther(input.returnTo);
  }
}
