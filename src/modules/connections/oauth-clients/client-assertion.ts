import { type Configuration, errors } from 'oidc-provider';

/** How far in the future `exp` may be, in seconds. Until then each assertion is remembered, so that it works once. */
const AHEAD_MAX_SECONDS = 3600;

type Check = NonNullable<Configuration['assertJwtClientAuthClaimsAndHeader']>;

/**
 * Checks of a client assertion (`private_key_jwt`) that the library leaves to us. RFC 7523 section 3 allows refusing
 * an `exp` that is unreasonably far in the future. RFC 7515 section 4.1.11 requires refusing critical extensions that
 * are not understood; none are supported here.
 * @throws InvalidClientAuth
 */
export const checkAssertion: Check = async (_context, { exp }, header) => {
  const latest = Date.now() / 1000 + AHEAD_MAX_SECONDS;
  if (typeof exp !== 'number' || exp > latest)
    throw new errors.InvalidClientAuth('exp is too far in the future');
  if ('crit' in header) throw new errors.InvalidClientAuth('crit is not supported');
};
