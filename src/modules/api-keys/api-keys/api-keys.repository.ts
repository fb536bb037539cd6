import { Injectable } from '@nestjs/common';
import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { Role } from '../../../access/permissions';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import { usesTable } from '../../../kernel/database/last-use';
import type { MemberDirectorySchema, MemberSchema } from '../../members';
import type { ApiKeySchema } from './api-key.entity';
import type { ExplainedKey } from './api-keys.rules';

type Entities = typeof ApiKeySchema | typeof MemberSchema | typeof MemberDirectorySchema;
type Tables = TablesOf<Entities>;
type ApiKeyRecord = Readonly<Selectable<Tables['api_key']>>;

const SUMMARY = ['k.id', 'k.name', 'k.hint', 'k.lastUsedAt'] as const;
const LIMITS = ['k.permissions', 'k.expiresAt', 'k.networks'] as const;

export type RevokedKey = Pick<ApiKeyRecord, 'id' | 'name' | 'hint' | 'lastUsedAt'>;
export type LeakedKey = RevokedKey & Pick<ApiKeyRecord, 'workspaceId'>;

export interface ApiKeyRow
  extends RevokedKey,
    Pick<
      ApiKeyRecord,
      'createdAt' | 'roleAtCreation' | 'permissions' | 'expiresAt' | 'networks' | 'memberId'
    > {
  readonly memberName: string;
  readonly memberRole: Role;
}

/** A key at its creation. The other columns are set later. */
export type NewApiKeyRow = Omit<
  ApiKeyRecord,
  'workspaceId' | 'lastUsedAt' | 'expiryNoticeDays' | 'revokedAt' | 'revokedByMemberId'
>;

export interface KeyFilter {
  /** Id of the member whose keys are listed; null for all members. */
  readonly scope: string | null;
  readonly changed: Date | null;
}

@Injectable()
export class ApiKeysRepository extends KyselyRepository<Entities> {
  /**
   * Active keys, newest first. An active key never changes, so "changed since" compares its creation time.
   * @param before '' for the start
   */
  list(workspaceId: string, filter: KeyFilter, before: string, limit: number): Promise<ApiKeyRow[]> {
    return this.rows(workspaceId)
      .where((eb) =>
        eb.and([
          ...ifGiven(before || null, (id) => eb('k.id', '<', id)),
          ...ifGiven(filter.scope, (memberId) => eb('k.memberId', '=', memberId)),
          ...ifGiven(filter.changed, (from) => eb('k.createdAt', '>=', from)),
        ]),
      )
      .orderBy('k.id', 'desc')
      .limit(limit)
      .execute();
  }

  find(workspaceId: string, keyId: string, onlyMemberId: string | null): Promise<ApiKeyRow | undefined> {
    return this.rows(workspaceId)
      .where('k.id', '=', keyId)
      .where((eb) => eb.and(ifGiven(onlyMemberId, (memberId) => eb('k.memberId', '=', memberId))))
      .executeTakeFirst();
  }

  /** Also finds revoked keys and keys of removed members, to explain why they are refused. */
  findForExplanation(workspaceId: string, keyId: string): Promise<ExplainedKey | undefined> {
    return this.withCreator(workspaceId)
      .select([...LIMITS, 'd.role'])
      .select((eb) => [
        eb('k.revokedAt', 'is not', null).$castTo<boolean>().as('isRevoked'),
        isMembershipActive(eb).$castTo<boolean>().as('isMembershipActive'),
      ])
      .where('k.id', '=', keyId)
      .executeTakeFirst();
  }

  async countLive(workspaceId: string, memberId: string): Promise<number> {
    const { count } = await this.live(workspaceId)
      .select(sql<number>`count(*)::int`.as('count'))
      .where('k.memberId', '=', memberId)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Whether a form has already created a key, revoked or not. */
  hasForm(workspaceId: string, formId: string): Promise<boolean> {
    return this.exists(
      this.db.selectFrom('api_key').where('workspaceId', '=', workspaceId).where('formId', '=', formId),
    );
  }

  /** Whether any key of the workspace was ever used. Uses that are not flushed yet do not count. */
  hasUsed(workspaceId: string): Promise<boolean> {
    return this.exists(
      this.db
        .selectFrom('api_key')
        .where('workspaceId', '=', workspaceId)
        .where('lastUsedAt', 'is not', null),
    );
  }

  async add(workspaceId: string, key: NewApiKeyRow): Promise<void> {
    await this.db
      .insertInto('api_key')
      .values({ workspaceId, ...key })
      .execute();
  }

  /** @returns the key if this call revoked it; undefined if it was already revoked or is another member's */
  takeRevoked(
    workspaceId: string,
    keyId: string,
    by: { memberId: string; onlyMemberId: string | null; now: Date },
  ): Promise<RevokedKey | undefined> {
    return this.revoke(workspaceId, { revokedAt: by.now, revokedByMemberId: by.memberId })
      .where('k.id', '=', keyId)
      .where((eb) => eb.and(ifGiven(by.onlyMemberId, (memberId) => eb('k.memberId', '=', memberId))))
      .executeTakeFirst();
  }

  /** A member's active keys, for the removal preview. */
  liveOf(workspaceId: string, memberId: string): Promise<RevokedKey[]> {
    return this.live(workspaceId)
      .select(SUMMARY)
      .where('k.memberId', '=', memberId)
      .orderBy('k.id')
      .execute();
  }

  /** The active keys of all members. */
  liveIn(workspaceId: string): Promise<(RevokedKey & { memberId: string })[]> {
    return this.live(workspaceId)
      .select([...SUMMARY, 'k.memberId'])
      .orderBy('k.id')
      .execute();
  }

  /** Revokes all keys of a departing member. */
  revokeOf(workspaceId: string, memberId: string, now: Date): Promise<RevokedKey[]> {
    return this.revoke(workspaceId, { revokedAt: now }).where('k.memberId', '=', memberId).execute();
  }

  /** Never moves the last use back. Across workspaces: the guard has just authenticated these keys. */
  async markUsed(uses: ReadonlyMap<string, Date>): Promise<void> {
    await this.dbAcrossWorkspaces
      .updateTable('api_key as k')
      .from(usesTable(uses))
      .set((eb) => ({ lastUsedAt: eb.ref('u.at') }))
      .whereRef('k.id', '=', 'u.id')
      .where((eb) => eb.or([eb('k.lastUsedAt', 'is', null), eb('k.lastUsedAt', '<', eb.ref('u.at'))]))
      .execute();
  }

  /**
   * Revokes the active key with this digest. Across workspaces: the digest determines the workspace.
   * @returns undefined if there is none or it is already revoked
   */
  takeLeaked(digest: string, now: Date): Promise<LeakedKey | undefined> {
    return this.dbAcrossWorkspaces
      .updateTable('api_key as k')
      .from('member as m')
      .set({ revokedAt: now })
      .where('k.tokenHash', '=', Buffer.from(digest, 'hex'))
      .whereRef('m.workspaceId', '=', 'k.workspaceId')
      .whereRef('m.id', '=', 'k.memberId')
      .where(isLive)
      .returning([...SUMMARY, 'k.workspaceId'])
      .executeTakeFirst();
  }

  private revoke(
    workspaceId: string,
    values: Pick<ApiKeyRecord, 'revokedAt'> & Partial<Pick<ApiKeyRecord, 'revokedByMemberId'>>,
  ) {
    return this.db
      .updateTable('api_key as k')
      .set(values)
      .where('k.workspaceId', '=', workspaceId)
      .where('k.revokedAt', 'is', null)
      .returning(SUMMARY);
  }

  private rows(workspaceId: string) {
    return this.withCreator(workspaceId)
      .select([...SUMMARY, ...LIMITS, 'k.createdAt', 'k.roleAtCreation', 'k.memberId'])
      .select(['d.name as memberName', 'd.role as memberRole'])
      .where(isLive);
  }

  private withCreator(workspaceId: string) {
    return this.all(workspaceId).innerJoin('member_directory as d', (on) =>
      on.onRef('d.workspaceId', '=', 'k.workspaceId').onRef('d.id', '=', 'k.memberId'),
    );
  }

  private live(workspaceId: string) {
    return this.all(workspaceId).where(isLive);
  }

  private all(workspaceId: string) {
    return this.db
      .selectFrom('api_key as k')
      .innerJoin('member as m', (on) =>
        on.onRef('m.workspaceId', '=', 'k.workspaceId').onRef('m.id', '=', 'k.memberId'),
      )
      .where('k.workspaceId', '=', workspaceId);
  }
}

type KeyAndCreator = ExpressionBuilder<{ k: Tables['api_key']; m: Tables['member'] }, 'k' | 'm'>;

/** A key is active while it is not revoked, its creator is an active member, and their epoch has not changed. */
export const isLive = (eb: KeyAndCreator) => eb.and([eb('k.revokedAt', 'is', null), isMembershipActive(eb)]);

const isMembershipActive = (eb: KeyAndCreator) =>
  eb.and([eb.ref('m.isActive'), eb('m.epoch', '=', eb.ref('k.epoch'))]);
