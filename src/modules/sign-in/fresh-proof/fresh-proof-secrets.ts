import { Injectable } from '@nestjs/common';
import { Vault } from '../../../kernel/secret/vault';
import { bucketOf } from '../../../kernel/throttle/throttle';
import { MailedCodeSecrets } from '../mailed-codes';

/** The code and the proof of one request. */
@Injectable()
export class FreshProofSecrets extends MailedCodeSecrets {
  constructor(vault: Vault) {
    super(vault, 'fresh proof code');
  }

  proof(requestId: string, nonce: string): string {
    return this.vault.seal('fresh proof', requestId, nonce).toString('base64url');
  }

  /** The name of the counter for a session's tries. */
  triesBucket(sessionId: string): string {
    return bucketOf(this.vault, 'fresh proof code', sessionId);
  }
}
