import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../kernel/database/kysely.repository';
import type { UserSchema } from '../users';
import type { NotificationSettingSchema } from './notification-setting.entity';
import type { NotificationKind } from './notifications.contract';

type Entities = typeof NotificationSettingSchema | typeof UserSchema;
type Tables = TablesOf<Entities>;

export type NotificationRow = Readonly<Pick<Selectable<Tables['notification_setting']>, 'muted' | 'version'>>;

@Injectable()
export class NotificationsRepository extends KyselyRepository<Entities> {
  find(userId: string): Promise<NotificationRow | undefined> {
    return this.db
      .selectFrom('notification_setting')
      .select(['muted', 'version'])
      .where('userId', '=', userId)
      .executeTakeFirst();
  }

  /** Locks the person's record until the transaction ends, so that concurrent changes of one person queue. */
  async lockPerson(userId: string): Promise<void> {
    await this.db.selectFrom('app_user').select('id').where('id', '=', userId).forNoKeyUpdate().execute();
  }

  async set(userId: string, muted: NotificationRow['muted']): Promise<void> {
    await this.db
      .insertInto('notification_setting')
      .values({ userId, muted })
      .onConflict((conflict) => conflict.constraint('notification_setting_pkey').doUpdateSet({ muted }))
      .execute();
  }

  /** The given users who did not turn a kind off. */
  async listWanting(userIds: readonly string[], kind: NotificationKind): Promise<string[]> {
    const rows = await this.db
      .selectFrom('app_user as u')
      .leftJoin('notification_setting as s', 's.userId', 'u.id')
      .select('u.id')
      .where('u.id', '=', sql<string>`any(${userIds})`)
      .where(({ ref }) => sql<boolean>`not coalesce(${kind} = any(${ref('s.muted')}), false)`)
      .orderBy('u.id')
      .execute();
    return rows.map(({ id }) => id);
  }
}
