import { Injectable } from '@nestjs/common';
import type { CredentialRevoker, StoppedCredentials } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { ApiKeysRepository, type RevokedKey } from '../api-keys.repository';
import { KeyUses } from './key.uses';

/** Ends a departing member's keys, within the removal's transaction. */
@Injectable()
export class ApiKeyRevoker implements CredentialRevoker {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly clock: Clock,
    private readonly uses: KeyUses,
  ) {}

  async revokeOf(workspaceId: string, memberId: string): Promise<StoppedCredentials> {
    return this.told(await this.keys.revokeOf(workspaceId, memberId, this.clock.now()));
  }

  async liveOf(workspaceId: string, memberId: string): Promise<StoppedCredentials> {
    return this.told(await this.keys.liveOf(workspaceId, memberId));
  }

  private told(keys: readonly RevokedKey[]): StoppedCredentials {
    const lastUsedAt = ({ id, lastUsedAt: stored }: RevokedKey) =>
      this.uses.latest(id, stored)?.toISOString() ?? null;
    return { kind: 'api-key', stopped: keys.map((key) => ({ ...key, lastUsedAt: lastUsedAt(key) })) };
  }
}
