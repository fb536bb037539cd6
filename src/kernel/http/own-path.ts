const PATH_MAX = 500;

/** OAuth paths are never a redirect target; otherwise a link could open a consent page of an attacker's choice. */
const OAUTH = /^\/+oauth(\/|$)/i;

/**
 * Whether a path is a safe redirect target: a path of this service, however a browser parses it, and not one of the
 * authorization server. It starts with exactly one slash, not followed by a backslash, and contains no control
 * characters or spaces, which browsers remove before they parse a URL.
 */
export function isOwnPath(path: string): boolean {
  if (path.length > PATH_MAX || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return false;
  const base = 'http://own.invalid';
  if (!URL.canParse(path, base)) return false;
  const { origin, pathname } = new URL(path, base);
  return origin === base && !OAUTH.test(decoded(pathname));
}

/** Decodes percent-encoded ASCII, as a router does before it matches. */
const decoded = (pathname: string): string =>
  pathname.replace(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
