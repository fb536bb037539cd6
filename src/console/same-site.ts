type Headers = Record<string, string | string[] | undefined>;

/**
 * Tells whether a write to a page route comes from this service's own pages. Ask it for unsafe methods only.
 * `Sec-Fetch-Site` decides where the browser sends it; otherwise `Origin` must be ours; with neither, no.
 * @param headers lower-case names, as Node hands them over
 * @param origin this service's own origin, such as `https://keyshift.example`
 */
export function isSameSiteWrite(headers: Headers, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === origin;
}
