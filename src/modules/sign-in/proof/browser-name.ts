import Bowser from 'bowser';

/** A browser as its owner knows it: `Chrome on macOS`. */
export function browserName(userAgent: string | null): string {
  if (!userAgent) return 'An unknown program';
  const parsed = Bowser.parse(userAgent);
  const browser = parsed.browser.name ?? '';
  const system = parsed.os.name ?? '';
  if (browser && system) return `${browser} on ${system}`;
  return browser || system || 'A program';
}
