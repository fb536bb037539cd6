const PATH_MAX = 500;

/**
 * Whether an address leads back to this service whatever a browser makes of it: one slash, then neither a second slash
 * nor a backslash, and no control character or space, which browsers drop before they read an address.
 */
export function isOwnPath(path: string): boolean {
  if (path.length > PATH_MAX || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return false;
  const base = 'http://own.invalid';
  return URL.canParse(path, base) && new URL(path, base).origin === base;
}
