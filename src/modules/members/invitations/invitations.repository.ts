import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { MailRefusal } from '../../mail';
import type { GivenRole } from '../membership';
import type { InvitationFacts } from './invitations.rules';

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly role: GivenRole;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly inviterId: string;
  readonly inviterName: string;
  readonly mailRefusal: MailRefusal | null;
  readonly mailRefusedAt: Date | null;
}

/** What the holder of the link can read. */
export interface InvitationGlance extends InvitationFacts {
  readonly id: string;
  readonly email: string;
  readonly role: GivenRole;
  readonly nonce: string;
  readonly inviterName: string;
  readonly acceptedByMemberId: string | null;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly slug: string;
}

export interface NewInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: GivenRole;
  readonly nonce: string;
  readonly tokenHash: Buffer;
  readonly inviterMemberId: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

const PENDING = 'i.accepted_at is null and i.cancelled_at is null';
/** The sender must be able to assign the role now: admins invite employees, only the owner invites admins. */
const INVITER_MAY_GIVE = `(m.is_active and (w.owner_member_id = m.id or (m.role = 'admin' and i.role = 'employee')))`;
const SELECT = `select i.id, i.email, i.role, i.sent_at as "sentAt", i.expires_at as "expiresAt",
    i.inviter_member_id as "inviterId", u.name as "inviterName", i.mail_refusal as "mailRefusal",
    i.mail_refused_at as "mailRefusedAt"
  from invitation i
  join member m on m.workspace_id = i.workspace_id and m.id = i.inviter_member_id
  join app_user u on u.id = m.user_id
  where i.workspace_id = $1 and ${PENDING}`;

const GLANCE = `select i.id, i.email, i.role, i.nonce, i.accepted_at as "acceptedAt", i.cancelled_at as "cancelledAt",
    i.expires_at as "expiresAt", i.accepted_by_member_id as "acceptedByMemberId", u.name as "inviterName",
    ${INVITER_MAY_GIVE} as "inviterMayInvite",
    w.id as "workspaceId", w.name as "workspaceName", w.slug
  from invitation i
  join workspace w on w.id = i.workspace_id
  join member m on m.workspace_id = i.workspace_id and m.id = i.inviter_member_id
  join app_user u on u.id = m.user_id`;

@Injectable()
export class InvitationsRepository {
  constructor(private readonly sql: Sql) {}

  /** Open invitations, oldest first. */
  list(workspaceId: string, after: string, limit: number, changed: Date | null): Promise<InvitationRow[]> {
    return this.sql.rows<InvitationRow>(
      `${SELECT} and i.id > $2 and ($4::timestamptz is null or i.updated_at >= $4) order by i.id limit $3`,
      [workspaceId, after, limit, changed],
    );
  }

  find(workspaceId: string, invitationId: string): Promise<InvitationRow | undefined> {
    return this.sql.row<InvitationRow>(`${SELECT} and i.id = $2`, [workspaceId, invitationId]);
  }

  findByEmail(workspaceId: string, email: string): Promise<InvitationRow | undefined> {
    return this.sql.row<InvitationRow>(`${SELECT} and i.email = $2`, [workspaceId, email]);
  }

  /** By the digest of the link, in any workspace: holding the link is enough. */
  glanceByToken(tokenHash: Buffer): Promise<InvitationGlance | undefined> {
    return this.sql.row<InvitationGlance>(`${GLANCE} where i.token_hash = $1`, [tokenHash]);
  }

  /** For the email and for a sign-in that carries an invitation. */
  glance(invitationId: string): Promise<InvitationGlance | undefined> {
    return this.sql.row<InvitationGlance>(`${GLANCE} where i.id = $1`, [invitationId]);
  }

  /** Invitations of an address that can still be accepted, in any workspace, oldest first. */
  listLiveForEmail(email: string, now: Date): Promise<InvitationGlance[]> {
    return this.sql.rows<InvitationGlance>(
      `${GLANCE} where i.email = $1 and ${PENDING} and i.expires_at > $2
         and ${INVITER_MAY_GIVE} order by i.id`,
      [email, now],
    );
  }

  async add(workspaceId: string, one: NewInvitation): Promise<void> {
    await this.sql.count(
      `insert into invitation
         (workspace_id, id, email, role, nonce, token_hash, inviter_member_id, created_at, sent_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
      [
        workspaceId,
        one.id,
        one.email,
        one.role,
        one.nonce,
        one.tokenHash,
        one.inviterMemberId,
        one.now,
        one.expiresAt,
      ],
    );
  }

  /** Gives an open invitation a new link and expiry; the old link becomes invalid. @returns whether it was open */
  async renew(workspaceId: string, one: NewInvitation): Promise<boolean> {
    const count = await this.sql.count(
      `update invitation i set role = $3, nonce = $4, token_hash = $5, inviter_member_id = $6, sent_at = $7, expires_at = $8,
         mail_refusal = null, mail_refused_at = null
       where i.workspace_id = $1 and i.id = $2 and ${PENDING}`,
      [workspaceId, one.id, one.role, one.nonce, one.tokenHash, one.inviterMemberId, one.now, one.expiresAt],
    );
    return count === 1;
  }

  /** Records that the email of an open invitation was permanently refused. */
  async markRefused(
    workspaceId: string,
    invitationId: string,
    { reason, now }: { reason: MailRefusal; now: Date },
  ): Promise<void> {
    const text = `update invitation i set mail_refusal = $3, mail_refused_at = $4
      where i.workspace_id = $1 and i.id = $2 and ${PENDING}`;
    await this.sql.count(text, [workspaceId, invitationId, reason, now]);
  }

  /** @returns whether it was still open */
  async takeCancelled(workspaceId: string, invitationId: string, now: Date): Promise<boolean> {
    const count = await this.sql.count(
      `update invitation i set cancelled_at = $3 where i.workspace_id = $1 and i.id = $2 and ${PENDING}`,
      [workspaceId, invitationId, now],
    );
    return count === 1;
  }

  /** Marks it as accepted; of concurrent calls, one succeeds. @returns whether this call did */
  async takeAccepted(
    workspaceId: string,
    invitationId: string,
    memberId: string,
    now: Date,
  ): Promise<boolean> {
    const count = await this.sql.count(
      `update invitation i set accepted_at = $4, accepted_by_member_id = $3
       where i.workspace_id = $1 and i.id = $2 and ${PENDING} and i.expires_at > $4`,
      [workspaceId, invitationId, memberId, now],
    );
    return count === 1;
  }

  /** Open invitations that a removal cancels: those the member sent, and those for their own address. */
  listEndingWith(workspaceId: string, memberId: string): Promise<{ id: string; email: string }[]> {
    return this.sql.rows(
      `select i.id, i.email from invitation i
       join member m on m.workspace_id = i.workspace_id and m.id = $2
       join app_user u on u.id = m.user_id
       where i.workspace_id = $1 and (i.inviter_member_id = m.id or i.email = u.email) and ${PENDING} order by i.id`,
      [workspaceId, memberId],
    );
  }

  /** The same for all active members of the workspace. */
  endingIn(workspaceId: string): Promise<{ id: string; email: string; memberId: string }[]> {
    return this.sql.rows(
      `select i.id, i.email, m.id as "memberId" from invitation i
       join member m on m.workspace_id = i.workspace_id and m.is_active
       join app_user u on u.id = m.user_id
       where i.workspace_id = $1 and (i.inviter_member_id = m.id or i.email = u.email) and ${PENDING} order by i.id`,
      [workspaceId],
    );
  }

  /** Cancels open invitations for a member's own address, when the membership ends or is restored. */
  async cancelMeantFor(
    workspaceId: string,
    memberId: string,
    now: Date,
  ): Promise<{ id: string; email: string }[]> {
    return this.sql.rows(
      `update invitation i set cancelled_at = $3
       from member m join app_user u on u.id = m.user_id
       where i.workspace_id = $1 and m.workspace_id = $1 and m.id = $2 and i.email = u.email and ${PENDING}
       returning i.id, i.email`,
      [workspaceId, memberId, now],
    );
  }

  /**
   * Cancels a member's open invitations whose role they can no longer assign. Expired ones are cancelled only after a
   * removal; otherwise they stay, so that the invited person can ask for a new one. @returns the cancelled ones
   */
  cancelUngivable(
    workspaceId: string,
    memberId: string,
    now: Date,
  ): Promise<{ id: string; email: string }[]> {
    return this.sql.rows(
      `update invitation i set cancelled_at = $3 from member m join workspace w on w.id = m.workspace_id
       where i.workspace_id = $1 and i.inviter_member_id = $2 and m.workspace_id = $1 and m.id = $2
         and ${PENDING} and not ${INVITER_MAY_GIVE} and (i.expires_at > $3 or not m.is_active)
       returning i.id, i.email`,
      [workspaceId, memberId, now],
    );
  }
}
