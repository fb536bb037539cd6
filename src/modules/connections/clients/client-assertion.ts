import { type Configuration, errors } from 'oidc-provider';

/** How long before its end a statement may be made, in seconds: until then each is remembered, so that it counts once. */
const AHEAD_MAX_SECONDS = 3600;

type Check = NonNullable<Configuration['assertJwtClientAuthClaimsAndHeader']>;

/**
 * What the library leaves open about the statement by which a client proves who it is.
 * RFC 7523 section 3: an end unreasonably far off may be refused. RFC 7515 section 4.1.11: what must be understood and
 * is not, is refused; here nothing beyond the plain form is.
 * @throws InvalidClientAuth
 */
export const checkAssertion: Check = async (_context, { exp }, header) => {
  const latest = Date.now() / 1000 + AHEAD_MAX_SECONDS;
  if (typeof exp !== 'number' || exp > latest) throw new errors.InvalidClientAuth('exp is too far off');
  if ('crit' in header) throw new errors.InvalidClientAuth('crit is not supported');
};
