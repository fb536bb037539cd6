import { Injectable } from '@nestjs/common';
import type { Via } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { digestOf } from '../../../kernel/secret/secret';
import { AuditTrail } from '../../audit';
import type { UserView } from '../../users';
import { MembersRepository } from '../membership';
import { invitationDead } from './invitations.problems';
import { type InvitationGlance, InvitationsRepository } from './invitations.repository';
import { type InvitationState, invitationState } from './invitations.rules';

export interface Invited {
  readonly glance: InvitationGlance;
  readonly state: InvitationState;
}

export interface Admitted {
  readonly memberId: string;
  /** The slug of the workspace. */
  readonly slug: string;
  /** Whether the member had been removed: sessions from before the removal have no access. */
  readonly isRestored: boolean;
}

/** Turns an invitation into a membership. */
@Injectable()
export class InvitationRedemption {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly members: MembersRepository,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Reads the invitation behind a link; changes nothing. @returns undefined for an unknown link */
  async peek(token: string): Promise<Invited | undefined> {
    return this.invited(await this.invitations.glanceByToken(digestOf(token)));
  }

  /** The same by invitation id, for a sign-in that carries it and for the invited person. */
  async find(invitationId: string): Promise<Invited | undefined> {
    return this.invited(await this.invitations.glance(invitationId));
  }

  /** Open invitations for an email address, in any workspace. */
  async waitingFor(email: string): Promise<Invited[]> {
    const glances = await this.invitations.listLiveForEmail(email, this.clock.now());
    return glances.map((glance) => ({ glance, state: 'live' }));
  }

  /**
   * Makes the invited person a member, in the caller's transaction and under the workspace lock.
   * Accepting the same invitation again has no effect.
   * @throws invitationDead when it was accepted, cancelled or withdrawn, has expired, or is for another address
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
    // One timestamp for the check and the update, so that the invitation cannot expire in between.
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
    if (isRestored) await this.members.restore(workspaceId, memberId, role);
    const won = await this.invitations.takeAccepted(workspaceId, id, memberId, now);
    if (!won) throw invitationDead(undefined, { state: 'accepted' });
    return { memberId, slug, isRestored };
  }
}
