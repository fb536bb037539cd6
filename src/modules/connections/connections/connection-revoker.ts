import { Injectable } from '@nestjs/common';
import type {
  CredentialRevoker,
  LiveCredentials,
  RevokedCredential,
  RevokedCredentials,
} from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { OAuthRecordsRepository } from '../oauth-records';
import { ConnectionUses } from './connection-uses';
import { ConnectionsRepository, type EndedConnection } from './connections.repository';

/** Revokes the connections, codes and tokens of a member who is removed, in the transaction of the removal. */
@Injectable()
export class ConnectionRevoker implements CredentialRevoker {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly records: OAuthRecordsRepository,
    private readonly clock: Clock,
    private readonly uses: ConnectionUses,
  ) {}

  async revokeOf(workspaceId: string, memberId: string): Promise<RevokedCredentials> {
    const ended = await this.connections.revokeOf(workspaceId, memberId, this.clock.now());
    await this.records.deleteGrants(ended.map(({ grantId }) => grantId));
    return this.revoked(ended);
  }

  async liveOf(workspaceId: string, memberId: string): Promise<RevokedCredentials> {
    return this.revoked(await this.connections.liveOf(workspaceId, memberId));
  }

  async liveIn(workspaceId: string): Promise<LiveCredentials> {
    const byMember = new Map<string, RevokedCredential[]>();
    for (const { memberId, ...one } of await this.connections.liveIn(workspaceId)) {
      byMember.set(memberId, [...(byMember.get(memberId) ?? []), this.toRevokedCredential(one)]);
    }
    return { kind: 'connection', byMember };
  }

  private revoked(connections: readonly EndedConnection[]): RevokedCredentials {
    return { kind: 'connection', stopped: connections.map((one) => this.toRevokedCredential(one)) };
  }

  private toRevokedCredential({ id, name, hint, lastUsedAt }: EndedConnection): RevokedCredential {
    return { id, name, hint, lastUsedAt: this.uses.latest(id, lastUsedAt)?.toISOString() ?? null };
  }
}
