import { digestOf, isSameDigest, randomSecret } from '../../../kernel/secret/secret';
import type { Vault } from '../../../kernel/secret/vault';
import { codeOf } from './mailed-code.rules';

const NONCE_BITS = 128;

/**
 * The secrets of an email with a code. They are derived from the request's id and a random nonce under the application
 * secret. They can be sent again after a crash, and neither database nor queue contains them.
 */
export abstract class MailedCodeSecrets {
  /** @param purpose separates the codes of different kinds of email */
  constructor(
    protected readonly vault: Vault,
    private readonly purpose: 'sign-in code' | 'fresh proof code',
  ) {}

  nonce(): string {
    return randomSecret(NONCE_BITS);
  }

  code(requestId: string, nonce: string): string {
    return codeOf(this.vault.seal(this.purpose, requestId, nonce));
  }

  /** Six digits are quickly guessed, but guesses cannot be checked against the seal without the application secret. */
  codeSeal(requestId: string, code: string): Buffer {
    return this.vault.seal(`${this.purpose} seal`, requestId, code);
  }

  isCode(requestId: string, code: string, seal: Uint8Array): boolean {
    return isSameDigest(this.codeSeal(requestId, code), seal);
  }

  digest(secret: string): Buffer {
    return digestOf(secret);
  }
}
