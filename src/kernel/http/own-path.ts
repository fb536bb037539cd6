const PATH_MAX = 500;

/** Where assistants start a connection: it is never a destination, or a link could open a consent of a stranger's choice. */
const OAUTH = /^\/+oauth(\/|$)/i;

/**
 * Whether a person may be sent on to an address: a path of this service, whatever a browser makes of it, and not one of
 * the authorization server. It starts with one slash, then neither a second slash nor a backslash, and holds no control
 * character or space, which browsers drop before they read an address.
 */
export function isOwnPath(path: string): boolean {
  if (path.length > PATH_MAX || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return false;
  const base = 'http://own.invalid';
  if (!URL.canParse(path, base)) return false;
  const { origin, pathname } = new URL(path, base);
  return origin === base && !OAUTH.test(decoded(pathname));
}

/** Without its percent-encoding, which a router reads before it compares. */
const decoded = (pathname: string): string =>
  pathname.replace(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
