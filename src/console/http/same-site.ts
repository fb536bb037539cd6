type Headers = Record<string, string | string[] | undefined>;

/**
 * Whether a write to a page route comes from this service's own pages. Call it for unsafe methods only.
 * `Sec-Fetch-Site` decides if the browser sends it; otherwise `Origin` must match. With neither, the write is refused.
 * @param headers lower-case names, as Node provides them
 * @param origin this service's own origin, such as `https://keyshift.example`
 */
export function isSameSiteWrite(headers: Headers, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === origin;
}
