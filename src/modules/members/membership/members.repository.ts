import { Injectable } from '@nestjs/common';
import { type Expression, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Role } from '../../../access/permissions';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import { newId } from '../../../kernel/id/id';
import type { UserSchema } from '../../users';
import type { WorkspaceSchema } from '../../workspaces';
import type { MemberSchema } from './member.entity';
import type { MemberDirectorySchema } from './member-directory.entity';
import type { GivenRole } from './membership.contract';
import type { Membership } from './membership.rules';

type Entities =
  | typeof MemberSchema
  | typeof MemberDirectorySchema
  | typeof UserSchema
  | typeof WorkspaceSchema;
type Tables = TablesOf<Entities>;

/** A member with their name, address and derived role. */
export type MemberRow = Readonly<
  Pick<Selectable<Tables['member']>, 'id' | 'isActive' | 'joinedAt' | 'removedAt' | 'version'> &
    Pick<Selectable<Tables['app_user']>, 'name' | 'email'>
> & { readonly role: Role };

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

/** `owner` is derived from the workspace. */
const roleOf = (
  ownerMemberId: Expression<string>,
  memberId: Expression<string>,
  role: Expression<GivenRole>,
): RawBuilder<Role> => sql<Role>`case when ${ownerMemberId} = ${memberId} then 'owner' else ${role} end`;

/** All queries on members. Writers lock the workspace first, so that concurrent changes queue and never deadlock. */
@Injectable()
export class MembersRepository extends KyselyRepository<Entities> {
  /** Oldest first. A change of the person’s name or email counts as a change of the member. */
  list(workspaceId: string, filter: MemberFilter, after: string, limit: number): Promise<MemberRow[]> {
    const isActive = filter.status === 'all' ? null : filter.status === 'active';
    return this.members(workspaceId)
      .where('m.id', '>', after)
      .where((eb) =>
        eb.and([
          ...ifGiven(filter.onlyMemberId, (memberId) => eb('m.id', '=', memberId)),
          ...ifGiven(isActive, (active) => eb('m.isActive', '=', active)),
          ...ifGiven(filter.changedFrom, (from) =>
            eb(eb.fn<Date>('greatest', ['m.updatedAt', 'u.updatedAt']), '>=', from),
          ),
        ]),
      )
      .orderBy('m.id')
      .limit(limit)
      .execute();
  }

  find(workspaceId: string, memberId: string): Promise<MemberRow | undefined> {
    return this.members(workspaceId).where('m.id', '=', memberId).executeTakeFirst();
  }

  findByEmail(workspaceId: string, email: string): Promise<MemberRow | undefined> {
    return this.members(workspaceId).where('u.email', '=', email).executeTakeFirst();
  }

  findOwner(workspaceId: string): Promise<MemberRow | undefined> {
    return this.members(workspaceId).whereRef('m.id', '=', 'w.ownerMemberId').executeTakeFirst();
  }

  /** A removed member, for the removal email. In any workspace: the id determines it. */
  findRemoved(
    memberId: string,
  ): Promise<{ email: string; workspaceName: string; ownerName: string } | undefined> {
    return this.dbAcrossWorkspaces
      .selectFrom('member_directory as m')
      .innerJoin('workspace as w', 'w.id', 'm.workspaceId')
      .innerJoin('member_directory as o', (join) =>
        join.onRef('o.workspaceId', '=', 'w.id').onRef('o.id', '=', 'w.ownerMemberId'),
      )
      .select(['m.email', 'w.name as workspaceName', 'o.name as ownerName'])
      .where('m.id', '=', memberId)
      .where('m.isActive', '=', false)
      .executeTakeFirst();
  }

  /** Locks the workspace until the transaction ends. `no key update` still allows inserting rows that reference it. */
  async lockWorkspace(workspaceId: string): Promise<void> {
    await this.db
      .selectFrom('workspace')
      .select('id')
      .where('id', '=', workspaceId)
      .forNoKeyUpdate()
      .execute();
  }

  /**
   * Locks one member until the transaction ends. Read the time of a removal after this, not before. `no key update`
   * still allows inserting rows that reference the member, so writing for a colleague cannot deadlock.
   */
  async lockMembership(workspaceId: string, memberId: string): Promise<Membership | undefined> {
    await this.queue(memberId, 'pg_advisory_xact_lock');
    return this.membership(workspaceId, memberId).forNoKeyUpdate('m').executeTakeFirst();
  }

  /** Prevents changes to a member until the transaction ends; others can still read and reference the row. */
  async lockMembershipShared(workspaceId: string, memberId: string): Promise<Membership | undefined> {
    await this.queue(memberId, 'pg_advisory_xact_lock_shared');
    return this.membership(workspaceId, memberId).forShare('m').executeTakeFirst();
  }

  async setRole(workspaceId: string, memberId: string, role: GivenRole): Promise<void> {
    await this.update(workspaceId, memberId).set({ role }).execute();
  }

  /** Ends a membership. Raises the epoch, so that credentials created concurrently are invalid after a restoration. */
  async end(workspaceId: string, memberId: string, now: Date): Promise<void> {
    await this.update(workspaceId, memberId)
      .set((eb) => ({
        isActive: false,
        removedAt: now,
        epoch: eb('epoch', '+', 1),
        sessionsFrom: sql<Date>`clock_timestamp()`,
      }))
      .execute();
  }

  /** Restores a membership. Epoch and `sessionsFrom` stay, so old credentials and sessions remain invalid. */
  async restore(workspaceId: string, memberId: string, role: GivenRole): Promise<void> {
    await this.update(workspaceId, memberId).set({ isActive: true, removedAt: null, role }).execute();
  }

  /** The owner is stored on the workspace; updating the member row as well increases the new owner's version. */
  async setOwner(workspaceId: string, memberId: string): Promise<void> {
    await this.db
      .updateTable('workspace')
      .set({ ownerMemberId: memberId })
      .where('id', '=', workspaceId)
      .execute();
    await this.setRole(workspaceId, memberId, 'admin');
  }

  async add(workspaceId: string, userId: string, role: GivenRole, now: Date): Promise<string> {
    const id = newId('mem');
    await this.db
      .insertInto('member')
      .values({ workspaceId, id, userId, role, isActive: true, joinedAt: now })
      .execute();
    return id;
  }

  /** Adds the memberships of sample data; the users must exist. */
  import(workspaceId: string, memberships: readonly ImportedMembership[]): Promise<void> {
    return this.insertMany(
      'member',
      memberships.map((one) => ({ workspaceId, ...one, joinedAt: new Date(one.joinedAt) })),
    );
  }

  /**
   * Shared row locks are granted even while an exclusive lock waits, so a member who keeps sending requests could delay
   * their own removal indefinitely. Advisory locks queue: later shared locks wait behind the exclusive one.
   */
  private async queue(
    memberId: string,
    lock: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared',
  ): Promise<void> {
    await sql`select ${sql.raw(lock)}(hashtextextended('membership ' || ${memberId}, 0))`.execute(this.db);
  }

  private membership(workspaceId: string, memberId: string) {
    return this.db
      .selectFrom('member as m')
      .innerJoin('workspace as w', 'w.id', 'm.workspaceId')
      .select(({ ref }) => [
        'm.id',
        'm.isActive',
        'm.epoch',
        'm.version',
        roleOf(ref('w.ownerMemberId'), ref('m.id'), ref('m.role')).as('role'),
      ])
      .where('m.workspaceId', '=', workspaceId)
      .where('m.id', '=', memberId);
  }

  private members(workspaceId: string) {
    return this.db
      .selectFrom('member as m')
      .innerJoin('workspace as w', 'w.id', 'm.workspaceId')
      .innerJoin('app_user as u', 'u.id', 'm.userId')
      .select(['m.id', 'u.name', 'u.email', 'm.isActive', 'm.joinedAt', 'm.removedAt', 'm.version'])
      .select(({ ref }) => roleOf(ref('w.ownerMemberId'), ref('m.id'), ref('m.role')).as('role'))
      .where('m.workspaceId', '=', workspaceId);
  }

  private update(workspaceId: string, memberId: string) {
    return this.db.updateTable('member').where('workspaceId', '=', workspaceId).where('id', '=', memberId);
  }
}
