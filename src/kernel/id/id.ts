import { v7 } from 'uuid';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;

/** A time-ordered id: a prefix for the type, then a UUIDv7 (RFC 9562) in lower-case Crockford base32: `ws_01kf...`. */
export function newId<P extends string>(prefix: P): `${P}_${string}` {
  return `${prefix}_${crockford(v7(undefined, new Uint8Array(16)))}`;
}

/** Encodes 128 bits as 26 characters, most significant first, so that ids sort by time as text. */
export function crockford(bytes: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  const out = new Array<string>(LENGTH);
  for (let at = LENGTH - 1; at >= 0; at -= 1) {
    out[at] = ALPHABET.charAt(Number(rest & 31n));
    rest >>= 5n;
  }
  return out.join('');
}

/** Matches ids with this prefix, for contracts and path parameters. */
export const idPattern = (prefix: string): RegExp => new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`);
