import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'ks_live_';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_BYTES = 32;
/** 62^43 is just over 2^256. */
const SECRET_LENGTH = 43;
/** 62^6 is over 2^32. */
const CHECK_LENGTH = 6;
const SHAPE = /^ks_live_[0-9A-Za-z]{49}$/;

/** A new key: `ks_live_`, 256 random bits in base62, and a CRC-32 of both in base62. */
export function newApiKeyToken(bytes: Buffer = randomBytes(SECRET_BYTES)): string {
  const body = PREFIX + base62(BigInt(`0x${bytes.toString('hex')}`), SECRET_LENGTH);
  return body + checkOf(body);
}

/** Whether the format and checksum of a token are right. Typos are rejected without a query. */
export function isApiKeyToken(token: string): boolean {
  return SHAPE.test(token) && checkOf(token.slice(0, -CHECK_LENGTH)) === token.slice(-CHECK_LENGTH);
}

/** Whether a token has the prefix of a key. It may still be mistyped. */
export const looksLikeApiKey = (token: string): boolean => token.startsWith(PREFIX);

/** The last four characters, by which people recognise a key. */
export const hintOf = (token: string): string => token.slice(-4);

/** Uses numbers rather than BigInt, because it runs on every request with a key. */
function checkOf(body: string): string {
  let rest = crc32(body);
  let out = '';
  for (let at = 0; at < CHECK_LENGTH; at += 1) {
    out = DIGITS.charAt(rest % 62) + out;
    rest = Math.floor(rest / 62);
  }
  return out;
}

function base62(value: bigint, length: number): string {
  let rest = value;
  let out = '';
  for (let at = 0; at < length; at += 1) {
    out = DIGITS.charAt(Number(rest % 62n)) + out;
    rest /= 62n;
  }
  return out;
}
