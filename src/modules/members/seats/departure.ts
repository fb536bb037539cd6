import { Inject, Injectable } from '@nestjs/common';
import {
  CREDENTIAL_REVOKERS,
  type CredentialRevoker,
  type StoppedCredential,
  type StoppedCredentials,
} from '../../../access/principal';
import { InvitationsRepository } from '../invitations/invitations.repository';
import type { RemovalReceipt } from '../members.contract';
import { MembersRepository } from '../members.repository';

/** Ends a seat with all that hangs on it. Runs inside the caller's transaction, under the workspace's lock. */
@Injectable()
export class Departure {
  constructor(
    private readonly members: MembersRepository,
    private readonly invitations: InvitationsRepository,
    @Inject(CREDENTIAL_REVOKERS) private readonly revokers: readonly CredentialRevoker[],
  ) {}

  /** A seat that is given back ends the invitations that wait for it: they may name another role. */
  async undo(workspaceId: string, memberId: string, now: Date): Promise<void> {
    await this.members.revive(workspaceId, memberId, null);
    await this.invitations.cancelMeantFor(workspaceId, memberId, now);
  }

  async of(workspaceId: string, memberId: string, now: Date): Promise<RemovalReceipt['stopped']> {
    await this.members.end(workspaceId, memberId, now);
    const ended: StoppedCredentials[] = [];
    for (const revoker of this.revokers) ended.push(await revoker.revokeOf(workspaceId, memberId));
    const sent = await this.invitations.cancelSentBy(workspaceId, memberId, now);
    const meant = await this.invitations.cancelMeantFor(workspaceId, memberId, now);
    const invitations = [...sent, ...meant];
    const of = (kind: StoppedCredentials['kind']): StoppedCredential[] =>
      ended.filter((e) => e.kind === kind).flatMap((e) => [...e.stopped]);
    return { apiKeys: of('api-key'), connections: of('connection'), invitations };
  }
}
