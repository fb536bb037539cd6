import { Injectable } from '@nestjs/common';
import { digestOf, isSameDigest, randomSecret } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';
import { bucketOf } from '../../../kernel/throttle/throttle';
import { codeOf } from '../sign-in.rules';

const NONCE_BITS = 128;
const REQUEST_SECRET_BITS = 128;

/**
 * The secrets of one sign-in email. The link and the code are derived from the request's id and a random nonce under
 * the application secret. They can be sent again after a crash, and neither database nor queue contains them.
 */
@Injectable()
export class SignInSecrets {
  constructor(private readonly vault: Vault) {}

  nonce(): string {
    return randomSecret(NONCE_BITS);
  }

  /** Kept by the requesting browser. The code does not work without it. */
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

  /** Six digits are quickly guessed, but guesses cannot be checked against the seal without the application secret. */
  codeSeal(requestId: string, code: string): Buffer {
    return this.vault.seal('sign-in code seal', requestId, code);
  }

  isCode(requestId: string, code: string, seal: Uint8Array): boolean {
    return isSameDigest(this.codeSeal(requestId, code), seal);
  }

  /** A counter name that does not reveal its subject. */
  bucket(purpose: string, subject: string): string {
    return bucketOf(this.vault, purpose, subject);
  }
}
