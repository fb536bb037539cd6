import { Injectable } from '@nestjs/common';
import { digestOf, isSameDigest, randomSecret } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';
import { bucketOf } from '../../../kernel/throttle/throttle';
import { codeOf } from '../sign-in.rules';

const NONCE_BITS = 128;

/** The code and the proof of one request, derived under the application secret like the secrets of a sign-in email. */
@Injectable()
export class FreshProofSecrets {
  constructor(private readonly vault: Vault) {}

  nonce(): string {
    return randomSecret(NONCE_BITS);
  }

  code(requestId: string, nonce: string): string {
    return codeOf(this.vault.seal('fresh proof code', requestId, nonce));
  }

  codeSeal(requestId: string, code: string): Buffer {
    return this.vault.seal('fresh proof code seal', requestId, code);
  }

  isCode(requestId: string, code: string, seal: Uint8Array): boolean {
    return isSameDigest(this.codeSeal(requestId, code), seal);
  }

  proof(requestId: string, nonce: string): string {
    return this.vault.seal('fresh proof', requestId, nonce).toString('base64url');
  }

  digest(proof: string): Buffer {
    return digestOf(proof);
  }

  /** The name of the counter for a session's tries. */
  triesBucket(sessionId: string): string {
    return bucketOf(this.vault, 'fresh proof code', sessionId);
  }
}
