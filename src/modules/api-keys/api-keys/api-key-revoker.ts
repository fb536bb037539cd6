import { Injectable } from '@nestjs/common';
import type {
  CredentialRevoker,
  LiveCredentials,
  RevokedCredential,
  RevokedCredentials,
} from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { ApiKeysRepository, type LeakedKey, type RevokedKey } from './api-keys.repository';
import { KeyUses } from './key-uses';

/** Revokes a departing member's keys in the transaction of the removal. */
@Injectable()
export class ApiKeyRevoker implements CredentialRevoker {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly clock: Clock,
    private readonly uses: KeyUses,
  ) {}

  async revokeOf(workspaceId: string, memberId: string): Promise<RevokedCredentials> {
    return this.revoked(await this.keys.revokeOf(workspaceId, memberId, this.clock.now()));
  }

  async liveOf(workspaceId: string, memberId: string): Promise<RevokedCredentials> {
    return this.revoked(await this.keys.liveOf(workspaceId, memberId));
  }

  async liveIn(workspaceId: string): Promise<LiveCredentials> {
    const byMember = new Map<string, RevokedCredential[]>();
    for (const { memberId, ...key } of await this.keys.liveIn(workspaceId)) {
      byMember.set(memberId, [...(byMember.get(memberId) ?? []), this.toRevokedCredential(key)]);
    }
    return { kind: 'api-key', byMember };
  }

  /** Revokes the active key with this digest. @returns undefined if there is none or it is already revoked */
  revokeLeaked(digest: string): Promise<LeakedKey | undefined> {
    return this.keys.takeLeaked(digest, this.clock.now());
  }

  private revoked(keys: readonly RevokedKey[]): RevokedCredentials {
    return { kind: 'api-key', stopped: keys.map((key) => this.toRevokedCredential(key)) };
  }

  private toRevokedCredential(key: RevokedKey): RevokedCredential {
    return { ...key, lastUsedAt: this.uses.latest(key.id, key.lastUsedAt)?.toISOString() ?? null };
  }
}
