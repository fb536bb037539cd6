import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { MemberDirectorySchema } from '../membership';
import type { InvitationSchema } from './invitation.entity';
import { inviterMayGive, isOpen } from './invitations.repository';

type Entities = typeof InvitationSchema | typeof MemberDirectorySchema;

/** An invitation that was or would be cancelled. */
export type CancelledInvitation = Readonly<
  Pick<Selectable<TablesOf<Entities>['invitation']>, 'id' | 'email'>
>;

/** The invitations that end when a membership ends or its role changes. */
@Injectable()
export class CancellationsRepository extends KyselyRepository<Entities> {
  /** Open invitations that a removal cancels: those the member sent, and those for their own address. */
  listEndingWith(workspaceId: string, memberId: string): Promise<CancelledInvitation[]> {
    return this.ending(workspaceId).select(['i.id', 'i.email']).where('m.id', '=', memberId).execute();
  }

  /** The same for all active members of the workspace. */
  listEndingIn(workspaceId: string): Promise<(CancelledInvitation & { memberId: string })[]> {
    return this.ending(workspaceId)
      .select(['i.id', 'i.email', 'm.id as memberId'])
      .where('m.isActive', '=', true)
      .execute();
  }

  /** Cancels open invitations for a member's own address, when the membership ends or is restored. */
  cancelMeantFor(workspaceId: string, memberId: string, now: Date): Promise<CancelledInvitation[]> {
    return this.cancelOf(workspaceId, memberId, now).whereRef('i.email', '=', 'm.email').execute();
  }

  /**
   * Cancels a member's open invitations whose role they can no longer assign. Expired ones are cancelled only after a
   * removal; otherwise they stay, so that the invited person can ask for a new one. @returns the cancelled ones
   */
  cancelUngivable(workspaceId: string, memberId: string, now: Date): Promise<CancelledInvitation[]> {
    return this.cancelOf(workspaceId, memberId, now)
      .where('i.inviterMemberId', '=', memberId)
      .where((eb) => eb.not(inviterMayGive(eb)))
      .where((eb) => eb.or([eb('i.expiresAt', '>', now), eb('m.isActive', '=', false)]))
      .execute();
  }

  /** Open invitations with each member who sent them or whose address they are for. */
  private ending(workspaceId: string) {
    return this.db
      .selectFrom('invitation as i')
      .innerJoin('member_directory as m', 'm.workspaceId', 'i.workspaceId')
      .where('i.workspaceId', '=', workspaceId)
      .where((eb) =>
        eb.or([eb('i.inviterMemberId', '=', eb.ref('m.id')), eb('i.email', '=', eb.ref('m.email'))]),
      )
      .where(isOpen)
      .orderBy('i.id');
  }

  /** Cancels open invitations, by conditions on them and on one member. */
  private cancelOf(workspaceId: string, memberId: string, now: Date) {
    return this.db
      .updateTable('invitation as i')
      .from('member_directory as m')
      .set({ cancelledAt: now })
      .where('i.workspaceId', '=', workspaceId)
      .where('m.workspaceId', '=', workspaceId)
      .where('m.id', '=', memberId)
      .where(isOpen)
      .returning(['i.id', 'i.email']);
  }
}
