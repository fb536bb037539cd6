import { Injectable } from '@nestjs/common';
import type { Role } from '../../../access/permissions';
import { Sql } from '../../../kernel/database/sql';
import { newId } from '../../../kernel/id/id';
import type { GivenRole } from './membership.contract';
import type { Membership } from './membership.rules';

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isActive: boolean;
  readonly joinedAt: Date;
  readonly removedAt: Date | null;
  readonly version: number;
}

export interface MemberFilter {
  readonly status: 'active' | 'removed' | 'all';
  readonly changedFrom: Date | null;
  /** Limits the list to one member, for callers with reach `own`. */
  readonly onlyMemberId: string | null;
}

/** An imported membership; instants are RFC 3339. */
export interface ImportedMembership {
  readonly id: string;
  readonly userId: string;
  readonly role: 'admin' | 'employee';
  readonly isActive: true;
  readonly joinedAt: string;
}

const ROLE = `case when w.owner_member_id = m.id then 'owner' else m.role end`;
const SELECT = `select m.id, u.name, u.email, ${ROLE} as role, m.is_active as "isActive",
    m.joined_at as "joinedAt", m.removed_at as "removedAt", m.version
  from member m join workspace w on w.id = m.workspace_id join app_user u on u.id = m.user_id
  where m.workspace_id = $1`;

/** All queries on members. Writers lock the workspace first, so that concurrent changes queue and never deadlock. */
@Injectable()
export class MembersRepository {
  constructor(private readonly sql: Sql) {}

  /** Oldest first. A change of the person’s name or email counts as a change of the member. */
  list(workspaceId: string, filter: MemberFilter, after: string, limit: number): Promise<MemberRow[]> {
    return this.sql.rows<MemberRow>(
      `${SELECT} and m.id > $2 and ($4::text is null or m.id = $4)
         and ($5 = 'all' or m.is_active = ($5 = 'active'))
         and ($6::timestamptz is null or greatest(m.updated_at, u.updated_at) >= $6)
       order by m.id limit $3`,
      [workspaceId, after, limit, filter.onlyMemberId, filter.status, filter.changedFrom],
    );
  }

  find(workspaceId: string, memberId: string): Promise<MemberRow | undefined> {
    return this.sql.row<MemberRow>(`${SELECT} and m.id = $2`, [workspaceId, memberId]);
  }

  findByEmail(workspaceId: string, email: string): Promise<MemberRow | undefined> {
    return this.sql.row<MemberRow>(`${SELECT} and u.email = $2`, [workspaceId, email]);
  }

  /** A removed member, in any workspace, for the removal email. */
  findRemoved(
    memberId: string,
  ): Promise<{ email: string; workspaceName: string; ownerName: string } | undefined> {
    return this.sql.row(
      `select u.email, w.name as "workspaceName", ou.name as "ownerName"
       from member m
       join app_user u on u.id = m.user_id
       join workspace w on w.id = m.workspace_id
       join member o on o.workspace_id = w.id and o.id = w.owner_member_id
       join app_user ou on ou.id = o.user_id
       where m.id = $1 and not m.is_active`,
      [memberId],
    );
  }

  findOwner(workspaceId: string): Promise<MemberRow | undefined> {
    return this.sql.row<MemberRow>(`${SELECT} and m.id = w.owner_member_id`, [workspaceId]);
  }

  /** Locks the workspace until the transaction ends. `no key update` still allows inserting rows that reference it. */
  async lockWorkspace(workspaceId: string): Promise<void> {
    await this.sql.rows('select id from workspace where id = $1 for no key update', [workspaceId]);
  }

  /**
   * Locks one member until the transaction ends. Read the time of a removal after this, not before. `no key update`
   * still allows inserting rows that reference the member, so writing for a colleague cannot deadlock.
   */
  async lockMembership(workspaceId: string, memberId: string): Promise<Membership | undefined> {
    await this.queue(memberId, 'pg_advisory_xact_lock');
    return this.membership(workspaceId, memberId, 'no key update');
  }

  /** Prevents changes to a member until the transaction ends; others can still read and reference the row. */
  async lockMembershipShared(workspaceId: string, memberId: string): Promise<Membership | undefined> {
    await this.queue(memberId, 'pg_advisory_xact_lock_shared');
    return this.membership(workspaceId, memberId, 'share');
  }

  /**
   * Shared row locks are granted even while an exclusive lock waits, so a member who keeps sending requests could delay
   * their own removal indefinitely. Advisory locks queue: later shared locks wait behind the exclusive one.
   */
  private async queue(
    memberId: string,
    lock: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared',
  ): Promise<void> {
    await this.sql.rows(`select ${lock}(hashtextextended('membership ' || $1, 0))`, [memberId]);
  }

  private membership(
    workspaceId: string,
    memberId: string,
    strength: 'share' | 'no key update',
  ): Promise<Membership | undefined> {
    return this.sql.row<Membership>(
      `select m.id, ${ROLE} as role, m.is_active as "isActive", m.epoch, m.version
       from member m join workspace w on w.id = m.workspace_id
       where m.workspace_id = $1 and m.id = $2 for ${strength} of m`,
      [workspaceId, memberId],
    );
  }

  async setRole(workspaceId: string, memberId: string, role: GivenRole): Promise<void> {
    await this.sql.count('update member set role = $3 where workspace_id = $1 and id = $2', [
      workspaceId,
      memberId,
      role,
    ]);
  }

  /** Ends a membership. Raises the epoch, so that credentials created concurrently are invalid after a restoration. */
  async end(workspaceId: string, memberId: string, now: Date): Promise<void> {
    await this.sql.count(
      `update member set is_active = false, removed_at = $3, epoch = epoch + 1, sessions_from = clock_timestamp()
       where workspace_id = $1 and id = $2`,
      [workspaceId, memberId, now],
    );
  }

  /** Restores a membership. Epoch and `sessions_from` stay, so old credentials and sessions remain invalid. */
  async revive(workspaceId: string, memberId: string, role: GivenRole): Promise<void> {
    await this.sql.count(
      `update member set is_active = true, removed_at = null, role = $3
       where workspace_id = $1 and id = $2`,
      [workspaceId, memberId, role],
    );
  }

  /** The owner is stored on the workspace; updating the member row as well increases the new owner's version. */
  async setOwner(workspaceId: string, memberId: string): Promise<void> {
    await this.sql.count('update workspace set owner_member_id = $2 where id = $1', [workspaceId, memberId]);
    await this.setRole(workspaceId, memberId, 'admin');
  }

  async add(workspaceId: string, userId: string, role: GivenRole, now: Date): Promise<string> {
    const memberId = newId('mem');
    await this.sql.count(
      `insert into member (workspace_id, id, user_id, role, is_active, joined_at) values ($1, $2, $3, $4, true, $5)`,
      [workspaceId, memberId, userId, role, now],
    );
    return memberId;
  }

  /** Adds the memberships of sample data; the users must exist. */
  import(workspaceId: string, memberships: readonly ImportedMembership[]): Promise<void> {
    return this.sql.addAll('member', workspaceId, memberships);
  }
}
