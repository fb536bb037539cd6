import { v7 } from 'uuid';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;

/** A time-ordered id: the noun's prefix, then a UUIDv7 (RFC 9562) in Crockford base32, lower case: `ws_01kf...`. */
export function newId<P extends string>(prefix: P): `${P}_${string}` {
  return `${prefix}_${crockford(v7(undefined, new Uint8Array(16)))}`;
}

/** 128 bits as 26 characters, most significant first, so that text order is time order. */
export function crockford(bytes: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  const out = new Array<string>(LENGTH);
  for (let at = LENGTH - 1; at >= 0; at -= 1) {
    out[at] = ALPHABET.charAt(Number(rest & 31n));
    rest >>= 5n;
  }
  return out.join('');
}

/** The form of an id with this prefix, for contracts and path parameters. */
export const idPattern = (prefix: string): RegExp => new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`);
