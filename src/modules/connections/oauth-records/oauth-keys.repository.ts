import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';

export type KeyPurpose = 'signing' | 'cookies';

export interface OAuthKeyRow {
  readonly id: string;
  readonly purpose: KeyPurpose;
  readonly sealed: Buffer;
  readonly createdAt: Date;
}

@Injectable()
export class OAuthKeysRepository {
  constructor(private readonly sql: Sql) {}

  /** Newest first. */
  list(): Promise<OAuthKeyRow[]> {
    return this.sql.rows<OAuthKeyRow>(
      'select id, purpose, sealed, created_at as "createdAt" from oauth_key order by created_at desc, id desc',
    );
  }

  /** Prevents other processes from adding keys until the transaction ends. */
  async lock(): Promise<void> {
    await this.sql.rows('lock table oauth_key in share row exclusive mode');
  }

  async add({ id, purpose, sealed, createdAt }: OAuthKeyRow): Promise<void> {
    await this.sql.count('insert into oauth_key (id, purpose, sealed, created_at) values ($1, $2, $3, $4)', [
      id,
      purpose,
      sealed,
      createdAt,
    ]);
  }

  async removeBefore(time: Date): Promise<void> {
    await this.sql.count('delete from oauth_key where created_at < $1', [time]);
  }
}
