import { Injectable } from '@nestjs/common';
import type { Via } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { digestOf } from '../../../kernel/secret/secret';
import { AuditTrail } from '../../audit';
import type { UserView } from '../../users';
import { invitationDead } from '../invitations/invitations.problems';
import { type InvitationGlance, InvitationsRepository } from '../invitations/invitations.repository';
import { type InvitationState, invitationState } from '../invitations/invitations.rules';
import { MembersRepository } from '../members.repository';

export interface Invited {
  readonly glance: InvitationGlance;
  readonly state: InvitationState;
}

export interface Admitted {
  readonly memberId: string;
  /** Of the workspace that the seat is in. */
  readonly slug: string;
  /** A seat that was removed before: sessions from before the removal do not reach it. */
  readonly isRestored: boolean;
}

/** From an invitation's link to a seat. */
@Injectable()
export class InvitationRedemption {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly members: MembersRepository,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** What a link stands for; changes nothing. @returns undefined for a link that never was */
  async peek(token: string): Promise<Invited | undefined> {
    return this.invited(await this.invitations.glanceByToken(digestOf(token)));
  }

  /** The same by the invitation's id, for a sign-in that carries it and for the person it is meant for. */
  async find(invitationId: string): Promise<Invited | undefined> {
    return this.invited(await this.invitations.glance(invitationId));
  }

  /** Invitations that wait for an address, of any workspace. */
  async waitingFor(email: string): Promise<Invited[]> {
    const glances = await this.invitations.listLiveForEmail(email, this.clock.now());
    return glances.map((glance) => ({ glance, state: 'live' }));
  }

  /**
   * Gives a person the seat of an invitation, within the caller's transaction and under the workspace's lock.
   * Accepting again is harmless for whoever accepted.
   * @throws invitationDead when it is spent, cancelled, expired or withdrawn, or meant for another address
   */
  async admit(invitationId: string, user: UserView, via: Via): Promise<Admitted> {
    const first = await this.invitations.glance(invitationId);
    if (!first || first.email !== user.email) throw invitationDead(undefined, { state: 'unknown' });
    await this.members.lockWorkspace(first.workspaceId);
    const glance = (await this.invitations.glance(invitationId)) ?? first;
    const membership = await this.members.findByEmail(glance.workspaceId, user.email);
    if (glance.acceptedByMemberId && glance.acceptedByMemberId === membership?.id && membership.isActive) {
      return { memberId: membership.id, slug: glance.slug, isRestored: false };
    }
    // One moment for both: a seat may not be given to an invitation that expires between them.
    const now = this.clock.now();
    const state = invitationState(glance, now);
    if (state !== 'live') throw invitationDead(undefined, { state });
    const admitted = await this.membership({ glance, user, now }, membership);
    await this.record(glance, user, { memberId: admitted.memberId, via });
    return admitted;
  }

  private invited(glance: InvitationGlance | undefined): Invited | undefined {
    return glance && { glance, state: invitationState(glance, this.clock.now()) };
  }

  private record(
    glance: InvitationGlance,
    user: UserView,
    by: { memberId: string; via: Via },
  ): Promise<void> {
    const { id, role, workspaceId, inviterName } = glance;
    return this.trail.inWorkspace(
      workspaceId,
      { user, ...by },
      {
        action: 'member.joined',
        target: { id: by.memberId, name: user.name },
        after: { role, invitationId: id, invitedBy: inviterName },
      },
    );
  }

  private async membership(
    { glance, user, now }: { glance: InvitationGlance; user: UserView; now: Date },
    membership: { id: string; isActive: boolean } | undefined,
  ): Promise<Admitted> {
    const { id, workspaceId, role, slug } = glance;
    const memberId = membership?.id ?? (await this.members.add(workspaceId, user.id, role, now));
    const isRestored = membership !== undefined && !membership.isActive;
    if (isRestored) await this.members.revive(workspaceId, memberId, role);
    const won = await this.invitations.takeAccepted(workspaceId, id, memberId, now);
    if (!won) throw invitationDead(undefined, { state: 'accepted' });
    return { memberId, slug, isRestored };
  }
}
