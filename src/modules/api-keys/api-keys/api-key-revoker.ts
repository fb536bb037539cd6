import { Injectable } from '@nestjs/common';
import { CredentialSummaries } from '../../../access/credential-summaries';
import type { CredentialRevoker, LiveCredentials, RevokedCredentials } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { ApiKeysRepository, type LeakedKey } from './api-keys.repository';
import { KeyUses } from './key-uses';

/** Revokes a departing member's keys in the transaction of the removal, and leaked keys. */
@Injectable()
export class ApiKeyRevoker implements CredentialRevoker {
  private readonly summaries: CredentialSummaries;

  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly clock: Clock,
    uses: KeyUses,
  ) {
    this.summaries = new CredentialSummaries('api-key', (id, stored) => uses.latest(id, stored));
  }

  async revokeOf(workspaceId: string, memberId: string): Promise<RevokedCredentials> {
    return this.summaries.list(await this.keys.revokeOf(workspaceId, memberId, this.clock.now()));
  }

  async liveOf(workspaceId: string, memberId: string): Promise<RevokedCredentials> {
    return this.summaries.list(await this.keys.liveOf(workspaceId, memberId));
  }

  async liveIn(workspaceId: string): Promise<LiveCredentials> {
    return this.summaries.groupByMember(await this.keys.liveIn(workspaceId));
  }

  /** Revokes the active key with this digest. @returns undefined if there is none or it is already revoked */
  revokeLeaked(digest: string): Promise<LeakedKey | undefined> {
    return this.keys.takeLeaked(digest, this.clock.now());
  }
}
