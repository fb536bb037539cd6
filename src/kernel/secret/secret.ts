import { createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a secret. Enough for values with 128 random bits or more: there is nothing to guess (see docs/decisions). */
export const digestOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/** The same in hexadecimal, which a lookup takes as text. */
export const hexDigestOf = (secret: string): string => hash('sha256', secret, 'hex');

/** HMAC-SHA-256 under a key; for values a person can type and therefore a thief could try. */
export const sealOf = (key: Buffer, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\n')).digest();

/** Compares two digests without telling by time where they differ. */
export const isSameDigest = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

/** A random value for a link, a cookie or a request, base64url. @param bits a multiple of 8 */
export const randomSecret = (bits: number): string => randomBytes(bits / 8).toString('base64url');

/** A short random word for an address; no secret. */
export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** A 256-bit key for one purpose, derived from the application secret (RFC 5869), so that no two uses share a key. */
export const keyFor = (purpose: string, secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'keyshift', purpose, 32));
