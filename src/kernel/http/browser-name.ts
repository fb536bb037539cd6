import Bowser from 'bowser';

/** A browser as its owner knows it, where a list names it: `Chrome on macOS`. */
export function browserName(userAgent: string | null): string {
  return browserMidSentence(userAgent).replace(/^an? /, (article) => `A${article.slice(1)}`);
}

/** The same inside a sentence: `Chrome on macOS`, but `a program` where it does not say what it is. */
export function browserMidSentence(userAgent: string | null): string {
  if (!userAgent) return 'an unknown program';
  const parsed = Bowser.parse(userAgent);
  const browser = parsed.browser.name ?? '';
  const system = parsed.os.name ?? '';
  if (browser && system) return `${browser} on ${system}`;
  return browser || system || 'a program';
}
