import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { keyFor, sealOf } from './secret';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The application secret, from which one key a purpose is derived; it is never handed out itself. */
export class Vault {
  readonly #secret: string;
  readonly #keys = new Map<string, Buffer>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** HMAC of some values under the key of a purpose. */
  seal(purpose: string, ...parts: readonly string[]): Buffer {
    return sealOf(this.#key(purpose), ...parts);
  }

  /** A purpose's key for a library that signs; a KeyObject verifies four times faster than a string. */
  keyObject(purpose: string): KeyObject {
    return createSecretKey(this.#key(purpose));
  }

  /** Encrypts what has to be kept and read again: AES-256-GCM, the nonce and the tag before the text. */
  lock(purpose: string, text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key(purpose), iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  /** @returns the text, or undefined when it was locked under another secret or was changed */
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
