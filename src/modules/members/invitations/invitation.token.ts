import type { Vault } from '../../../kernel/secret/vault';

/** The secret of an invitation's link: derived, so that it can be mailed again and is stored nowhere. */
export const invitationToken = (vault: Vault, invitationId: string, nonce: string): string =>
  vault.seal('invitation link', invitationId, nonce).toString('base64url');
