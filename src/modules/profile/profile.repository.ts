import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';

/** The fields of their record that a person can change. */
export interface ProfileFacts {
  readonly name: string;
  readonly timeZone: string | null;
  readonly locale: string | null;
}

export interface ProfileRow extends ProfileFacts {
  readonly id: string;
  readonly email: string;
  readonly version: number;
}

const SELECT = `select id, email, name, time_zone as "timeZone", locale, version from app_user where id = $1`;

@Injectable()
export class ProfileRepository {
  constructor(private readonly sql: Sql) {}

  find(userId: string): Promise<ProfileRow | undefined> {
    return this.sql.row<ProfileRow>(SELECT, [userId]);
  }

  /** Locks the record until the transaction ends. */
  lock(userId: string): Promise<ProfileRow | undefined> {
    return this.sql.row<ProfileRow>(`${SELECT} for no key update`, [userId]);
  }

  async set(userId: string, { name, timeZone, locale }: ProfileFacts): Promise<void> {
    await this.sql.count('update app_user set name = $2, time_zone = $3, locale = $4 where id = $1', [
      userId,
      name,
      timeZone,
      locale,
    ]);
  }
}
