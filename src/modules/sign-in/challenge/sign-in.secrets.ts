import { Injectable } from '@nestjs/common';
import { digestOf, isSameDigest, randomSecret } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';
import { bucketOf } from '../../../kernel/throttle/throttle';
import { codeOf } from '../sign-in.rules';

const NONCE_BITS = 128;
const REQUEST_SECRET_BITS = 128;

/**
 * The secrets of one sign-in mail. Link and code are derived from the request's id and a random nonce under the
 * application secret: they can be mailed again after a crash, and nothing stored or queued holds them.
 */
@Injectable()
export class SignInSecrets {
  constructor(private readonly vault: Vault) {}

  nonce(): string {
    return randomSecret(NONCE_BITS);
  }

  /** What the asking browser keeps; without it the code is worth nothing. */
  requestSecret(): string {
    return randomSecret(REQUEST_SECRET_BITS);
  }

  linkToken(requestId: string, nonce: string): string {
    return this.vault.seal('sign-in link', requestId, nonce).toString('base64url');
  }

  code(requestId: string, nonce: string): string {
    return codeOf(this.vault.seal('sign-in code', requestId, nonce));
  }

  digest(secret: string): Buffer {
    return digestOf(secret);
  }

  /** Six digits are quickly tried; without the application secret their seal gives nothing to try them against. */
  codeSeal(requestId: string, code: string): Buffer {
    return this.vault.seal('sign-in code seal', requestId, code);
  }

  isCode(requestId: string, code: string, seal: Uint8Array): boolean {
    return isSameDigest(this.codeSeal(requestId, code), seal);
  }

  /** A counter's name that tells nobody whose it is. */
  bucket(purpose: string, subject: string): string {
    return bucketOf(this.vault, purpose, subject);
  }
}
