import { Injectable } from '@nestjs/common';
import { randomSecret } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';
import { bucketOf } from '../../../kernel/throttle/throttle';
import { MailedCodeSecrets } from '../mailed-codes';

const REQUEST_SECRET_BITS = 128;

/** The link and the code of one sign-in email, and the secret of the browser that requested it. */
@Injectable()
export class SignInSecrets extends MailedCodeSecrets {
  constructor(vault: Vault) {
    super(vault, 'sign-in code');
  }

  /** Kept by the requesting browser. The code does not work without it. */
  requestSecret(): string {
    return randomSecret(REQUEST_SECRET_BITS);
  }

  linkToken(requestId: string, nonce: string): string {
    return this.vault.seal('sign-in link', requestId, nonce).toString('base64url');
  }

  /** A counter name that does not reveal its subject. */
  bucket(purpose: string, subject: string): string {
    return bucketOf(this.vault, purpose, subject);
  }
}
