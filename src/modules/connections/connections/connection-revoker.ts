import { Injectable } from '@nestjs/common';
import { CredentialSummaries } from '../../../access/credential-summaries';
import type { CredentialRevoker, LiveCredentials, RevokedCredentials } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { OAuthRecordsRepository } from '../oauth-records';
import { ConnectionUses } from './connection-uses';
import { ConnectionsRepository } from './connections.repository';

/** Revokes the connections, codes and tokens of a member who is removed, in the transaction of the removal. */
@Injectable()
export class ConnectionRevoker implements CredentialRevoker {
  private readonly summaries: CredentialSummaries;

  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly records: OAuthRecordsRepository,
    private readonly clock: Clock,
    uses: ConnectionUses,
  ) {
    this.summaries = new CredentialSummaries('connection', (id, stored) => uses.latest(id, stored));
  }

  async revokeOf(workspaceId: string, memberId: string): Promise<RevokedCredentials> {
    const ended = await this.connections.revokeOf(workspaceId, memberId, this.clock.now());
    await this.records.deleteGrants(ended.map(({ grantId }) => grantId));
    return this.summaries.list(ended);
  }

  async liveOf(workspaceId: string, memberId: string): Promise<RevokedCredentials> {
    return this.summaries.list(await this.connections.liveOf(workspaceId, memberId));
  }

  async liveIn(workspaceId: string): Promise<LiveCredentials> {
    return this.summaries.groupByMember(await this.connections.liveIn(workspaceId));
  }
}
