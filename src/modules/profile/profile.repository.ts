import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';
import type { ProfileView } from './profile.contract';

@Injectable()
export class ProfileRepository {
  constructor(private readonly sql: Sql) {}

  find(userId: string): Promise<ProfileView | undefined> {
    return this.sql.row<ProfileView>('select id, email, name, version from app_user where id = $1', [userId]);
  }

  /** Holds the record until the transaction ends. */
  lock(userId: string): Promise<ProfileView | undefined> {
    return this.sql.row<ProfileView>(
      'select id, email, name, version from app_user where id = $1 for no key update',
      [userId],
    );
  }

  async setName(userId: string, name: string): Promise<void> {
    await this.sql.count('update app_user set name = $2 where id = $1', [userId, name]);
  }
}
