import { Injectable } from '@nestjs/common';
import type { ExpressionBuilder, Selectable } from 'kysely';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { MailRefusal } from '../../mail';
import type { WorkspaceSchema } from '../../workspaces';
import type { MemberDirectorySchema } from '../membership';
import type { InvitationSchema } from './invitation.entity';
import type { InvitationFacts } from './invitations.rules';

type Entities = typeof InvitationSchema | typeof MemberDirectorySchema | typeof WorkspaceSchema;
type Tables = TablesOf<Entities>;
type Row = Readonly<Selectable<Tables['invitation']>>;
type Expressions = ExpressionBuilder<
  Tables & { i: Tables['invitation']; m: Tables['member_directory'] },
  'i' | 'm'
>;

export type InvitationRow = Pick<
  Row,
  'id' | 'email' | 'role' | 'sentAt' | 'expiresAt' | 'mailRefusal' | 'mailRefusedAt'
> & { readonly inviterId: string; readonly inviterName: string };

/** What the holder of the link can read. */
export type InvitationGlance = InvitationFacts &
  Pick<Row, 'id' | 'email' | 'role' | 'nonce' | 'acceptedByMemberId' | 'workspaceId'> & {
    readonly inviterName: string;
    readonly workspaceName: string;
    readonly slug: string;
  };

export type NewInvitation = Pick<
  Row,
  'id' | 'email' | 'role' | 'nonce' | 'tokenHash' | 'inviterMemberId' | 'expiresAt'
> & { readonly now: Date };

@Injectable()
export class InvitationsRepository extends KyselyRepository<Entities> {
  /** Open invitations, oldest first. */
  list(workspaceId: string, after: string, limit: number, changed: Date | null): Promise<InvitationRow[]> {
    return this.open(workspaceId)
      .where('i.id', '>', after)
      .where((eb) => eb.and(ifGiven(changed, (from) => eb('i.updatedAt', '>=', from))))
      .orderBy('i.id')
      .limit(limit)
      .execute();
  }

  find(workspaceId: string, invitationId: string): Promise<InvitationRow | undefined> {
    return this.open(workspaceId).where('i.id', '=', invitationId).executeTakeFirst();
  }

  findByEmail(workspaceId: string, email: string): Promise<InvitationRow | undefined> {
    return this.open(workspaceId).where('i.email', '=', email).executeTakeFirst();
  }

  /** By the digest of the link, in any workspace: holding the link is enough. */
  glanceByToken(tokenHash: Buffer): Promise<InvitationGlance | undefined> {
    return this.glances().where('i.tokenHash', '=', tokenHash).executeTakeFirst();
  }

  /** For the email and for a sign-in that carries an invitation. */
  glance(invitationId: string): Promise<InvitationGlance | undefined> {
    return this.glances().where('i.id', '=', invitationId).executeTakeFirst();
  }

  /** Invitations of an address that can still be accepted, in any workspace, oldest first. */
  listLiveForEmail(email: string, now: Date): Promise<InvitationGlance[]> {
    return this.glances()
      .where('i.email', '=', email)
      .where(isOpen)
      .where('i.expiresAt', '>', now)
      .where(inviterMayGive)
      .orderBy('i.id')
      .execute();
  }

  async add(workspaceId: string, { now, ...invitation }: NewInvitation): Promise<void> {
    await this.db
      .insertInto('invitation')
      .values({ workspaceId, ...invitation, createdAt: now, sentAt: now })
      .execute();
  }

  /** Gives an open invitation a new link and expiry; the old link becomes invalid. @returns whether it was open */
  async renew(workspaceId: string, one: NewInvitation): Promise<boolean> {
    const { role, nonce, tokenHash, inviterMemberId, now, expiresAt } = one;
    const { numUpdatedRows } = await this.updateOpen(workspaceId, one.id)
      .set({ role, nonce, tokenHash, inviterMemberId, sentAt: now, expiresAt })
      .set({ mailRefusal: null, mailRefusedAt: null })
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Records that the email of an open invitation was permanently refused. */
  async markRefused(
    workspaceId: string,
    invitationId: string,
    { reason, now }: { reason: MailRefusal; now: Date },
  ): Promise<void> {
    await this.updateOpen(workspaceId, invitationId)
      .set({ mailRefusal: reason, mailRefusedAt: now })
      .execute();
  }

  /** @returns whether it was still open */
  async takeCancelled(workspaceId: string, invitationId: string, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.updateOpen(workspaceId, invitationId)
      .set({ cancelledAt: now })
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Marks it as accepted; of concurrent calls, one succeeds. @returns whether this call did */
  async takeAccepted(
    workspaceId: string,
    invitationId: string,
    memberId: string,
    now: Date,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.updateOpen(workspaceId, invitationId)
      .set({ acceptedAt: now, acceptedByMemberId: memberId })
      .where('expiresAt', '>', now)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Open invitations with their sender. */
  private open(workspaceId: string) {
    return this.db
      .selectFrom('invitation as i')
      .innerJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 'i.workspaceId').onRef('m.id', '=', 'i.inviterMemberId'),
      )
      .select(['i.id', 'i.email', 'i.role', 'i.sentAt', 'i.expiresAt', 'i.mailRefusal', 'i.mailRefusedAt'])
      .select(['m.id as inviterId', 'm.name as inviterName'])
      .where('i.workspaceId', '=', workspaceId)
      .where(isOpen);
  }

  /** Invitations in any workspace; the callers find one by its link or id, or those of one address. */
  private glances() {
    return this.dbAcrossWorkspaces
      .selectFrom('invitation as i')
      .innerJoin('workspace as w', 'w.id', 'i.workspaceId')
      .innerJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 'i.workspaceId').onRef('m.id', '=', 'i.inviterMemberId'),
      )
      .select(['i.id', 'i.email', 'i.role', 'i.nonce', 'i.acceptedAt', 'i.cancelledAt', 'i.expiresAt'])
      .select(['i.acceptedByMemberId', 'i.workspaceId', 'w.name as workspaceName', 'w.slug'])
      .select((eb) => [
        'm.name as inviterName',
        inviterMayGive(eb).$castTo<boolean>().as('inviterMayInvite'),
      ]);
  }

  private updateOpen(workspaceId: string, invitationId: string) {
    return this.db
      .updateTable('invitation')
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', invitationId)
      .where('acceptedAt', 'is', null)
      .where('cancelledAt', 'is', null);
  }
}

/** Neither accepted nor cancelled. */
export const isOpen = (eb: Expressions) =>
  eb.and([eb('i.acceptedAt', 'is', null), eb('i.cancelledAt', 'is', null)]);

/** Whether the sender can assign the role now: admins invite employees, only the owner invites admins. */
export const inviterMayGive = (eb: Expressions) =>
  eb.and([
    eb('m.isActive', '=', true),
    eb.or([eb('m.role', '=', 'owner'), eb.and([eb('m.role', '=', 'admin'), eb('i.role', '=', 'employee')])]),
  ]);
