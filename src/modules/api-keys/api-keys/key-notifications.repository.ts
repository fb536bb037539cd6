import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';

/** A key and one recipient of an email about it. */
export interface KeyEmailFacts {
  readonly to: string;
  readonly isMaker: boolean;
  readonly makerName: string;
  readonly keyName: string;
  readonly hint: string;
  readonly expiresAt: Date | null;
  readonly isLive: boolean;
  readonly workspaceName: string;
  readonly slug: string;
  readonly zone: string;
}

const LIVE = 'k.revoked_at is null and m.is_active and m.epoch = k.epoch';

/** Queries of background jobs about keys. They run across all workspaces, without a caller. */
@Injectable()
export class KeyNotificationsRepository {
  constructor(private readonly sql: Sql) {}

  /** Member ids of the recipients of an email about a key: its creator, if still an active member, and the owner. */
  async recipients(workspaceId: string, keyId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `select m.id from member m join workspace w on w.id = m.workspace_id
       join api_key k on k.workspace_id = m.workspace_id and k.id = $2
       where m.workspace_id = $1 and m.is_active and m.id in (k.member_id, w.owner_member_id) order by m.id`,
      [workspaceId, keyId],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns undefined when the recipient is no longer an active member */
  findEmailFacts(keyId: string, memberId: string): Promise<KeyEmailFacts | undefined> {
    return this.sql.row<KeyEmailFacts>(
      `select u.email as "to", r.id = m.id as "isMaker", mu.name as "makerName", k.name as "keyName", k.hint,
         k.expires_at as "expiresAt", ${LIVE} as "isLive", w.name as "workspaceName", w.slug, w.time_zone as zone
       from api_key k
       join member m on m.workspace_id = k.workspace_id and m.id = k.member_id
       join app_user mu on mu.id = m.user_id
       join workspace w on w.id = k.workspace_id
       join member r on r.workspace_id = k.workspace_id and r.id = $2 and r.is_active
       join app_user u on u.id = r.user_id
       where k.id = $1`,
      [keyId, memberId],
    );
  }

  /**
   * Claims the keys whose next expiry warning is due. A warning is skipped if it was due before the key was created.
   * @param days when warnings are sent, as days before expiry, ascending
   */
  takeExpiring(days: readonly number[], now: Date): Promise<{ workspaceId: string; id: string }[]> {
    return this.sql.rows(
      `with due as (
         select k.workspace_id, k.id, (select min(d) from unnest($2::int[]) as d
           where k.expires_at <= $1::timestamptz + make_interval(days => d)) as days
         from api_key k join member m on m.workspace_id = k.workspace_id and m.id = k.member_id
         where ${LIVE} and k.expires_at > $1
           and k.expires_at <= $1::timestamptz + make_interval(days => (select max(d) from unnest($2::int[]) as d))
         for update of k skip locked)
       update api_key k set expiry_notice_days = due.days from due
       where k.workspace_id = due.workspace_id and k.id = due.id
         and (k.expiry_notice_days is null or k.expiry_notice_days > due.days)
         and k.expires_at - make_interval(days => due.days) > k.created_at
       returning k.workspace_id as "workspaceId", k.id`,
      [now, days],
    );
  }
}
