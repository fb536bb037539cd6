import { createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a secret. Sufficient for values with 128 random bits or more, which cannot be guessed. */
export const digestOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/** SHA-256 of a secret in hexadecimal, for lookups that take text. */
export const hexDigestOf = (secret: string): string => hash('sha256', secret, 'hex');

/** HMAC-SHA-256 with a key, for short values that a person types and an attacker could guess from a plain hash. */
export const sealOf = (key: Buffer, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\n')).digest();

/** Compares two digests in constant time. */
export const isSameDigest = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

/** A random value for a link, a cookie or a request, base64url. @param bits a multiple of 8 */
export const randomSecret = (bits: number): string => randomBytes(bits / 8).toString('base64url');

/** A short random value for a URL; not a secret. */
export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** A 256-bit key for one purpose, derived from the application secret (RFC 5869), so that no two uses share a key. */
export const keyFor = (purpose: string, secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'keyshift', purpose, 32));
