import { Injectable } from '@nestjs/common';
import { workspaceMismatch } from '../../../access/access.problems';
import type { CredentialResolver, Knock, Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { BatchedLookup, LookupPool } from '../../../kernel/database/batched-lookup';
import { digestOf } from '../../../kernel/secret/secret';
import { principalOf, SEAT_COLUMNS, type SeatRow } from '../../members';
import { isApiKeyToken, looksLikeApiKey } from './api-key.token';
import { KeyUses } from './key.uses';

interface KeyLookupRow extends SeatRow {
  readonly digest: string;
  readonly keyId: string;
  readonly keyName: string;
}

export const KEY_LOOKUP = `select encode(k.token_hash, 'hex') as digest, k.id as "keyId", k.name as "keyName", ${SEAT_COLUMNS}
  from unnest($1::text[]) as asked (digest)
  join api_key k on k.token_hash = decode(asked.digest, 'hex') and k.revoked_at is null
  join member m on m.workspace_id = k.workspace_id and m.id = k.member_id and m.is_active and m.epoch = k.epoch
  join workspace w on w.id = k.workspace_id
  join app_user u on u.id = m.user_id`;

/** Resolves an API key to the member who generated it, as they are now. */
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

  /** A mistyped key ends at its checksum, without the database. @throws workspaceMismatch when the request names another */
  async resolve(token: string, knock: Knock): Promise<Principal | undefined> {
    if (!isApiKeyToken(token)) return undefined;
    const row = await this.lookup.find(digestOf(token).toString('hex'));
    if (!row) return undefined;
    if (knock.workspace !== undefined && knock.workspace !== row.workspaceId) throw workspaceMismatch();
    this.uses.note(row.keyId, this.clock.now());
    return principalOf(row, { kind: 'api-key', id: row.keyId, name: row.keyName });
  }
}
