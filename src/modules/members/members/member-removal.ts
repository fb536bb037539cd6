import { Inject, Injectable } from '@nestjs/common';
import {
  CREDENTIAL_REVOKERS,
  type CredentialRevoker,
  type LiveCredentials,
  type RevokedCredential,
  type RevokedCredentials,
} from '../../../access/principal';
import { MailQueue } from '../../mail';
import { CancellationsRepository } from '../invitations';
import { type GivenRole, MembersRepository } from '../membership';
import type { RemovalReceipt } from './members.contract';

/** Ends a membership, its credentials and invitations, in the caller's transaction and under the workspace lock. */
@Injectable()
export class MemberRemoval {
  constructor(
    private readonly members: MembersRepository,
    private readonly invitations: CancellationsRepository,
    private readonly mail: MailQueue,
    @Inject(CREDENTIAL_REVOKERS) private readonly revokers: readonly CredentialRevoker[],
  ) {}

  /** What a removal would revoke and cancel now. */
  async preview(workspaceId: string, memberId: string): Promise<RemovalReceipt['stopped']> {
    const live: RevokedCredentials[] = [];
    for (const revoker of this.revokers) live.push(await revoker.liveOf(workspaceId, memberId));
    return receiptOf(live, await this.invitations.listEndingWith(workspaceId, memberId));
  }

  /** The same for all active members, in one query per kind. Members with nothing to revoke are absent. */
  async previews(workspaceId: string): Promise<ReadonlyMap<string, RemovalReceipt['stopped']>> {
    const live: LiveCredentials[] = [];
    for (const revoker of this.revokers) live.push(await revoker.liveIn(workspaceId));
    const invitations = await this.invitations.listEndingIn(workspaceId);
    const members = new Set([
      ...live.flatMap(({ byMember }) => [...byMember.keys()]),
      ...invitations.map((i) => i.memberId),
    ]);
    const previewOf = (memberId: string) => {
      const credentials = live.map(({ kind, byMember }) => ({ kind, stopped: byMember.get(memberId) ?? [] }));
      const theirs = invitations.filter((one) => one.memberId === memberId);
      return receiptOf(
        credentials,
        theirs.map(({ id, email }) => ({ id, email })),
      );
    };
    return new Map([...members].map((memberId) => [memberId, previewOf(memberId)]));
  }

  /** Removal by another person; the removed member is notified by email. */
  async removal(workspaceId: string, memberId: string, now: Date): Promise<RemovalReceipt['stopped']> {
    const stopped = await this.removeMember(workspaceId, memberId, now);
    await this.mail.add('removal', memberId);
    return stopped;
  }

  /** Restores a membership and cancels open invitations for its person: they may name another role. */
  async undo(
    workspaceId: string,
    { memberId, role }: { memberId: string; role: GivenRole },
    now: Date,
  ): Promise<void> {
    await this.members.restore(workspaceId, memberId, role);
    await this.invitations.cancelMeantFor(workspaceId, memberId, now);
  }

  /** Cancels invitations whose role a demoted member can no longer assign. A later promotion does not reopen them. */
  async demotion(
    workspaceId: string,
    memberId: string,
    now: Date,
  ): Promise<{ readonly invitations?: RemovalReceipt['stopped']['invitations'] }> {
    const invitations = await this.invitations.cancelUngivable(workspaceId, memberId, now);
    return invitations.length > 0 ? { invitations } : {};
  }

  async removeMember(workspaceId: string, memberId: string, now: Date): Promise<RemovalReceipt['stopped']> {
    await this.members.end(workspaceId, memberId, now);
    const ended: RevokedCredentials[] = [];
    for (const revoker of this.revokers) ended.push(await revoker.revokeOf(workspaceId, memberId));
    const sent = await this.invitations.cancelUngivable(workspaceId, memberId, now);
    const meant = await this.invitations.cancelMeantFor(workspaceId, memberId, now);
    return receiptOf(ended, [...sent, ...meant]);
  }
}

function receiptOf(
  ended: readonly RevokedCredentials[],
  invitations: RemovalReceipt['stopped']['invitations'],
): RemovalReceipt['stopped'] {
  const of = (kind: RevokedCredentials['kind']): RevokedCredential[] =>
    ended.filter((e) => e.kind === kind).flatMap((e) => [...e.stopped]);
  return { apiKeys: of('api-key'), connections: of('connection'), invitations };
}
