import Bowser from 'bowser';

/** The name of a browser for lists: `Chrome on macOS`. */
export function browserName(userAgent: string | null): string {
  return browserMidSentence(userAgent).replace(/^an? /, (article) => `A${article.slice(1)}`);
}

/** The name of a browser inside a sentence: `Chrome on macOS`, or `a program` if it is not recognised. */
export function browserMidSentence(userAgent: string | null): string {
  if (!userAgent) return 'an unknown program';
  const parsed = Bowser.parse(userAgent);
  const browser = parsed.browser.name ?? '';
  const system = parsed.os.name ?? '';
  if (browser && system) return `${browser} on ${system}`;
  return browser || system || 'a program';
}
