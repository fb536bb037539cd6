import { cookieName } from './cookie-name';

/** A chosen theme. Without one, pages follow the system. */
export type Theme = 'light' | 'dark';

/** The values of the theme buttons, in display order. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** Holds `light` or `dark`; absent means System. */
export const THEME_COOKIE = 'theme';

/** The theme in a browser's cookies, under either cookie name. Any other value counts as System. */
export function themeIn(cookie: (name: string) => string | undefined): Theme | undefined {
  const value = cookie(cookieName(THEME_COOKIE, true)) ?? cookie(THEME_COOKIE);
  return value === 'light' || value === 'dark' ? value : undefined;
}
