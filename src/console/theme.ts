/** A fixed choice of colours; without one the page follows the system. */
export type Theme = 'light' | 'dark';

/** What the theme buttons post, in the order in which they stand. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** Holds `light` or `dark`; absent means System. No secret: a script may read it. */
export const THEME_COOKIE = 'theme';

/** Reads the cookie's value; anything but a known theme counts as System. */
export function parseTheme(value: string | undefined): Theme | undefined {
  return value === 'light' || value === 'dark' ? value : undefined;
}
