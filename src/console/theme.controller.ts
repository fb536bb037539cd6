import { Body, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Open } from '../access/doors';
import { isOwnPath } from '../kernel/http/own-path';
import { CONSOLE_OPTIONS, type ConsoleOptions } from './console.options';
import { PageController } from './page-controller';
import { THEME_CHOICES, THEME_COOKIE } from './theme';

const YEAR_SECONDS = 31_536_000;

const ThemeWish = z.object({
  theme: z.enum(THEME_CHOICES),
  returnTo: z.string().refine(isOwnPath).catch('/'),
});
type ThemeWish = z.infer<typeof ThemeWish>;

/** Keeps the choice of colours in a cookie, so that pages arrive in them. */
@PageController('theme')
export class ThemeController {
  constructor(@Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions) {}

  @Post()
  @Open()
  @HttpCode(303)
  choose(@Body({ schema: ThemeWish }) wish: ThemeWish, @Res() reply: FastifyReply): void {
    const cookie = {
      path: '/',
      sameSite: 'lax' as const,
      secure: this.options.secureCookie,
      maxAge: YEAR_SECONDS,
    };
    if (wish.theme === 'system') void reply.clearCookie(THEME_COOKIE, cookie);
    else void reply.setCookie(THEME_COOKIE, wish.theme, cookie);
    void reply.redirect(wish.returnTo, 303);
  }
}
