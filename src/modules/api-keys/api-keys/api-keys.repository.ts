import { Injectable } from '@nestjs/common';
import type { Permission, Role } from '../../../access/permissions';
import { Sql } from '../../../kernel/database/sql';
import type { ExplainedKey } from './api-keys.rules';

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly roleAtCreation: Role;
  readonly permissions: Permission[] | null;
  readonly expiresAt: Date | null;
  readonly networks: string[] | null;
  readonly memberId: string;
  readonly memberName: string;
  readonly memberRole: Role;
}

export interface NewApiKeyRow {
  readonly id: string;
  readonly memberId: string;
  readonly epoch: number;
  readonly name: string;
  readonly tokenHash: Buffer;
  readonly hint: string;
  readonly roleAtCreation: Role;
  readonly formId: string | null;
  readonly permissions: readonly Permission[] | null;
  readonly expiresAt: Date | null;
  readonly networks: readonly string[] | null;
  readonly now: Date;
}

export interface KeyFilter {
  /** Id of the member whose keys are listed; null for all members. */
  readonly scope: string | null;
  readonly changed: Date | null;
}

export interface RevokedKey {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly lastUsedAt: Date | null;
}

export interface LeakedKey extends RevokedKey {
  readonly workspaceId: string;
}

/** A key is active while it is not revoked, its creator is an active member, and their epoch has not changed. */
const LIVE = 'k.revoked_at is null and m.is_active and m.epoch = k.epoch';
const SELECT = `select k.id, k.name, k.hint, k.created_at as "createdAt", k.last_used_at as "lastUsedAt",
    k.role_at_creation as "roleAtCreation", k.permissions, k.expires_at as "expiresAt", k.networks, m.id as "memberId", u.name as "memberName",
    case when w.owner_member_id = m.id then 'owner' else m.role end as "memberRole"
  from api_key k
  join member m on m.workspace_id = k.workspace_id and m.id = k.member_id
  join workspace w on w.id = k.workspace_id
  join app_user u on u.id = m.user_id
  where k.workspace_id = $1 and ${LIVE}`;

@Injectable()
export class ApiKeysRepository {
  constructor(private readonly sql: Sql) {}

  /**
   * Active keys, newest first. An active key never changes, so "changed since" compares its creation time.
   * @param before '' for the start
   */
  list(workspaceId: string, filter: KeyFilter, before: string, limit: number): Promise<ApiKeyRow[]> {
    return this.sql.rows<ApiKeyRow>(
      `${SELECT} and ($2 = '' or k.id < $2) and ($4::text is null or m.id = $4)
         and ($5::timestamptz is null or k.created_at >= $5) order by k.id desc limit $3`,
      [workspaceId, before, limit, filter.scope, filter.changed],
    );
  }

  find(workspaceId: string, keyId: string, onlyMemberId: string | null): Promise<ApiKeyRow | undefined> {
    return this.sql.row<ApiKeyRow>(`${SELECT} and k.id = $2 and ($3::text is null or m.id = $3)`, [
      workspaceId,
      keyId,
      onlyMemberId,
    ]);
  }

  /** Also finds revoked keys and keys of removed members, to explain why they are refused. */
  findForExplanation(workspaceId: string, keyId: string): Promise<ExplainedKey | undefined> {
    return this.sql.row<ExplainedKey>(
      `select k.permissions, k.expires_at as "expiresAt", k.networks, k.revoked_at is not null as "isRevoked",
         m.is_active and m.epoch = k.epoch as "isMembershipActive",
         case when w.owner_member_id = m.id then 'owner' else m.role end as role
       from api_key k
       join member m on m.workspace_id = k.workspace_id and m.id = k.member_id
       join workspace w on w.id = k.workspace_id
       where k.workspace_id = $1 and k.id = $2`,
      [workspaceId, keyId],
    );
  }

  async countLive(workspaceId: string, memberId: string): Promise<number> {
    const row = await this.sql.row<{ count: number }>(
      `select count(*)::int as count from api_key k
       join member m on m.workspace_id = k.workspace_id and m.id = k.member_id
       where k.workspace_id = $1 and k.member_id = $2 and ${LIVE}`,
      [workspaceId, memberId],
    );
    return row?.count ?? 0;
  }

  /** Whether a form has already created a key, revoked or not. */
  async hasForm(workspaceId: string, formId: string): Promise<boolean> {
    const row = await this.sql.row('select 1 from api_key where workspace_id = $1 and form_id = $2', [
      workspaceId,
      formId,
    ]);
    return row !== undefined;
  }

  /** Whether any key of the workspace was ever used. Uses that are not flushed yet do not count. */
  async hasUsed(workspaceId: string): Promise<boolean> {
    const row = await this.sql.row(
      'select 1 from api_key where workspace_id = $1 and last_used_at is not null limit 1',
      [workspaceId],
    );
    return row !== undefined;
  }

  async add(workspaceId: string, key: NewApiKeyRow): Promise<void> {
    await this.sql.count(
      `insert into api_key (workspace_id, id, member_id, epoch, name, token_hash, hint, role_at_creation, form_id, created_at,
         permissions, expires_at, networks)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        workspaceId,
        key.id,
        key.memberId,
        key.epoch,
        key.name,
        key.tokenHash,
        key.hint,
        key.roleAtCreation,
        key.formId,
        key.now,
        key.permissions,
        key.expiresAt,
        key.networks,
      ],
    );
  }

  /** @returns the key if this call revoked it; undefined if it was already revoked or is another member's */
  takeRevoked(
    workspaceId: string,
    keyId: string,
    by: { memberId: string; onlyMemberId: string | null; now: Date },
  ): Promise<RevokedKey | undefined> {
    return this.sql.row<RevokedKey>(
      `update api_key k set revoked_at = $3, revoked_by_member_id = $4
       where k.workspace_id = $1 and k.id = $2 and k.revoked_at is null and ($5::text is null or k.member_id = $5)
       returning k.id, k.name, k.hint, k.last_used_at as "lastUsedAt"`,
      [workspaceId, keyId, by.now, by.memberId, by.onlyMemberId],
    );
  }

  /** A member's active keys, for the removal preview. */
  liveOf(workspaceId: string, memberId: string): Promise<RevokedKey[]> {
    return this.sql.rows<RevokedKey>(
      `select k.id, k.name, k.hint, k.last_used_at as "lastUsedAt" from api_key k
       join member m on m.workspace_id = k.workspace_id and m.id = k.member_id
       where k.workspace_id = $1 and k.member_id = $2 and ${LIVE} order by k.id`,
      [workspaceId, memberId],
    );
  }

  /** The active keys of all members. */
  liveIn(workspaceId: string): Promise<(RevokedKey & { memberId: string })[]> {
    return this.sql.rows(
      `select k.id, k.name, k.hint, k.last_used_at as "lastUsedAt", k.member_id as "memberId" from api_key k
       join member m on m.workspace_id = k.workspace_id and m.id = k.member_id
       where k.workspace_id = $1 and ${LIVE} order by k.id`,
      [workspaceId],
    );
  }

  /** Revokes all keys of a departing member. */
  revokeOf(workspaceId: string, memberId: string, now: Date): Promise<RevokedKey[]> {
    return this.sql.rows<RevokedKey>(
      `update api_key k set revoked_at = $3
       where k.workspace_id = $1 and k.member_id = $2 and k.revoked_at is null
       returning k.id, k.name, k.hint, k.last_used_at as "lastUsedAt"`,
      [workspaceId, memberId, now],
    );
  }

  /** Never moves `last_used_at` back. */
  async markUsed(uses: ReadonlyMap<string, Date>): Promise<void> {
    await this.sql.count(
      `update api_key k set last_used_at = u.at
       from unnest($1::text[], $2::timestamptz[]) as u(id, at)
       where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)`,
      [[...uses.keys()], [...uses.values()]],
    );
  }

  /** Revokes the active key with this digest. @returns undefined if there is none or it is already revoked */
  takeLeaked(digest: string, now: Date): Promise<LeakedKey | undefined> {
    return this.sql.row<LeakedKey>(
      `update api_key k set revoked_at = $2 from member m
       where k.token_hash = decode($1, 'hex') and m.workspace_id = k.workspace_id and m.id = k.member_id and ${LIVE}
       returning k.workspace_id as "workspaceId", k.id, k.name, k.hint, k.last_used_at as "lastUsedAt"`,
      [digest, now],
    );
  }
}
