import { Injectable } from '@nestjs/common';
import type { CredentialRevoker, StoppedCredentials } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { ApiKeysRepository } from './api-keys.repository';

/** Ends a departing member's keys, within the removal's transaction. */
@Injectable()
export class ApiKeyRevoker implements CredentialRevoker {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly clock: Clock,
  ) {}

  async revokeOf(workspaceId: string, memberId: string): Promise<StoppedCredentials> {
    const revoked = await this.keys.revokeOf(workspaceId, memberId, this.clock.now());
    const stopped = revoked.map((key) => ({ ...key, lastUsedAt: key.lastUsedAt?.toISOString() ?? null }));
    return { kind: 'api-key', stopped };
  }
}
