import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';
import type { NotificationKind } from './notifications.contract';

export interface NotificationRow {
  readonly muted: NotificationKind[];
  readonly version: number;
}

@Injectable()
export class NotificationsRepository {
  constructor(private readonly sql: Sql) {}

  find(userId: string): Promise<NotificationRow | undefined> {
    return this.sql.row<NotificationRow>(
      'select muted, version from notification_setting where user_id = $1',
      [userId],
    );
  }

  /** Locks the person's record until the transaction ends, so that concurrent changes of one person queue. */
  async lockPerson(userId: string): Promise<void> {
    await this.sql.rows('select id from app_user where id = $1 for no key update', [userId]);
  }

  async set(userId: string, muted: readonly NotificationKind[]): Promise<void> {
    await this.sql.count(
      `insert into notification_setting (user_id, muted) values ($1, $2)
       on conflict on constraint notification_setting_pkey do update set muted = excluded.muted`,
      [userId, muted],
    );
  }

  /** The given users who did not turn a kind off. */
  async wanting(userIds: readonly string[], kind: NotificationKind): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `select u.id from app_user u left join notification_setting s on s.user_id = u.id
       where u.id = any($1) and not coalesce($2 = any(s.muted), false) order by u.id`,
      [userIds, kind],
    );
    return rows.map(({ id }) => id);
  }
}
