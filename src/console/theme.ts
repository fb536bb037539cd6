import { cookieName } from './cookie-name';

/** A fixed choice of colours; without one the page follows the system. */
export type Theme = 'light' | 'dark';

/** What the theme buttons post, in the order in which they stand. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** Holds `light` or `dark`; absent means System. */
export const THEME_COOKIE = 'theme';

/** The choice among a browser's cookies, whichever name it has here; anything but a known theme counts as System. */
export function themeIn(cookie: (name: string) => string | undefined): Theme | undefined {
  const value = cookie(cookieName(THEME_COOKIE, true)) ?? cookie(THEME_COOKIE);
  return value === 'light' || value === 'dark' ? value : undefined;
}
