import { Injectable } from '@nestjs/common';
import type {
  CredentialRevoker,
  LiveCredentials,
  StoppedCredential,
  StoppedCredentials,
} from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { ConnectionsRepository, type EndedConnection } from '../connections.repository';
import { OAuthRecordsRepository } from '../records/oauth-records.repository';
import { ConnectionUses } from './connection.uses';

/** Ends a departing member's connections with their codes and tokens, within the removal's transaction. */
@Injectable()
export class ConnectionRevoker implements CredentialRevoker {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly records: OAuthRecordsRepository,
    private readonly clock: Clock,
    private readonly uses: ConnectionUses,
  ) {}

  async revokeOf(workspaceId: string, memberId: string): Promise<StoppedCredentials> {
    const ended = await this.connections.revokeOf(workspaceId, memberId, this.clock.now());
    await this.records.removeOfGrants(ended.map(({ grantId }) => grantId));
    return this.told(ended);
  }

  async liveOf(workspaceId: string, memberId: string): Promise<StoppedCredentials> {
    return this.told(await this.connections.liveOf(workspaceId, memberId));
  }

  async liveIn(workspaceId: string): Promise<LiveCredentials> {
    const byMember = new Map<string, StoppedCredential[]>();
    for (const { memberId, ...one } of await this.connections.liveIn(workspaceId)) {
      byMember.set(memberId, [...(byMember.get(memberId) ?? []), this.tell(one)]);
    }
    return { kind: 'connection', byMember };
  }

  private told(connections: readonly EndedConnection[]): StoppedCredentials {
    return { kind: 'connection', stopped: connections.map((one) => this.tell(one)) };
  }

  private tell({ id, name, hint, lastUsedAt }: EndedConnection): StoppedCredential {
    return { id, name, hint, lastUsedAt: this.uses.latest(id, lastUsedAt)?.toISOString() ?? null };
  }
}
