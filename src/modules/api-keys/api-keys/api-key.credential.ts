import { Injectable } from '@nestjs/common';
import { workspaceMismatch } from '../../../access/access.problems';
import type { Permission } from '../../../access/permissions';
import type { CredentialContext, CredentialResolver, Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { BatchedLookup, LookupPool } from '../../../kernel/database/batched-lookup';
import { hexDigestOf } from '../../../kernel/secret/secret';
import { MEMBERSHIP_COLUMNS, type MembershipRow, principalOf } from '../../members';
import { isApiKeyToken, looksLikeApiKey } from './api-key-token';
import { networkNotAllowed } from './api-keys.problems';
import { limitsVerdict } from './api-keys.rules';
import { KeyUses } from './key-uses';

interface KeyLookupRow extends MembershipRow {
  readonly digest: string;
  readonly keyId: string;
  readonly keyName: string;
  readonly permissions: Permission[] | null;
  readonly expiresAt: Date | null;
  readonly networks: string[] | null;
}

export const KEY_LOOKUP = `select encode(k.token_hash, 'hex') as digest, k.id as "keyId", k.name as "keyName",
    k.permissions, k.expires_at as "expiresAt", k.networks, ${MEMBERSHIP_COLUMNS}
  from unnest($1::text[]) as asked (digest)
  join api_key k on k.token_hash = decode(asked.digest, 'hex') and k.revoked_at is null
  join member m on m.workspace_id = k.workspace_id and m.id = k.member_id and m.is_active and m.epoch = k.epoch
  join workspace w on w.id = k.workspace_id
  join app_user u on u.id = m.user_id`;

/** Resolves an API key to the member who generated it, with their current role. */
@Injectable()
export class ApiKeyCredential implements CredentialResolver {
  readonly kind = 'api-key';
  readonly lookup: BatchedLookup<KeyLookupRow>;

  constructor(
    private readonly clock: Clock,
    private readonly uses: KeyUses,
    pool: LookupPool,
  ) {
    this.lookup = new BatchedLookup(pool, {
      name: 'api-key',
      text: KEY_LOOKUP,
      parts: 1,
      keyOf: (row) => [row.digest],
    });
  }

  recognises(token: string): boolean {
    return looksLikeApiKey(token);
  }

  /** The checksum rejects a mistyped key without a query. @throws workspaceMismatch, networkNotAllowed */
  async resolve(token: string, context: CredentialContext): Promise<Principal | undefined> {
    if (!isApiKeyToken(token)) return undefined;
    const row = await this.lookup.find(hexDigestOf(token));
    if (!row) return undefined;
    if (context.workspace !== undefined && context.workspace !== row.workspaceId) throw workspaceMismatch();
    const now = this.clock.now();
    const verdict = limitsVerdict(row, context.via.address, now);
    if (verdict === 'expiry') return undefined;
    if (verdict === 'network') throw networkNotAllowed();
    this.uses.note(row.keyId, now);
    const credential = { kind: 'api-key', id: row.keyId, name: row.keyName } as const;
    return principalOf(row, credential, context.via, row.permissions ?? undefined);
  }
}
