const SLUG_MAX = 40;
const SLUG_MIN = 3;

/** Path segments of this service, and words that could be mistaken for them. */
const RESERVED = new Set([
  'admin',
  'api',
  'api-keys',
  'api-reference',
  'app',
  'assets',
  'audit-log',
  'auth',
  'connect',
  'connections',
  'dev',
  'demo',
  'health',
  'help',
  'invitations',
  'keyshift',
  'login',
  'mailbox',
  'mcp',
  'me',
  'members',
  'metrics',
  'new',
  'oauth',
  'problems',
  'security',
  'settings',
  'sign-in',
  'sign-out',
  'static',
  'status',
  'support',
  'theme',
  'www',
]);

/** The slug for a name: 3 to 40 of `a-z0-9-`, never a reserved word. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, SLUG_MAX)
    .replace(/-+$/, '');
  const long = slug.length >= SLUG_MIN ? slug : `${slug}-workspace`.replace(/^-/, '');
  return RESERVED.has(long) ? `${long}-1` : long;
}

/**
 * The slug for the nth attempt after a conflict: with a number, and still at most 40 characters.
 * @param lot a random suffix instead of the number, so that the search ends for common names
 */
export function numberedSlug(slug: string, attempt: number, lot = ''): string {
  if (attempt === 1) return slug;
  const tail = `-${lot || attempt}`;
  return `${slug.slice(0, SLUG_MAX - tail.length).replace(/-+$/, '')}${tail}`;
}
