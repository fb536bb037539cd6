import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';
import { newId } from '../../kernel/id/id';
import type { UserView } from './users.contract';

@Injectable()
export class UsersRepository {
  constructor(private readonly sql: Sql) {}

  findByEmail(email: string): Promise<UserView | undefined> {
    return this.sql.row<UserView>('select id, email, name from app_user where email = $1', [email]);
  }

  /** Adds a user unless the address has one; of racing calls one adds. @returns whether this one did */
  async takeEmail(email: string, name: string, now: Date): Promise<boolean> {
    const count = await this.sql.count(
      `insert into app_user (id, email, name, created_at) values ($1, $2, $3, $4)
       on conflict on constraint app_user_email_key do nothing`,
      [newId('usr'), email, name, now],
    );
    return count === 1;
  }
}
