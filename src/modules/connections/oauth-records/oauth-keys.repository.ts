import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { OAuthKeySchema } from './oauth-key.entity';

export type OAuthKeyRow = Readonly<Selectable<TablesOf<typeof OAuthKeySchema>['oauth_key']>>;
export type KeyPurpose = OAuthKeyRow['purpose'];

@Injectable()
export class OAuthKeysRepository extends KyselyRepository<typeof OAuthKeySchema> {
  /** Newest first. */
  list(): Promise<OAuthKeyRow[]> {
    return this.db
      .selectFrom('oauth_key')
      .selectAll()
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .execute();
  }

  /** Prevents other processes from adding keys until the transaction ends. Kysely has no table locks. */
  async lock(): Promise<void> {
    await sql`lock table oauth_key in share row exclusive mode`.execute(this.db);
  }

  async add(key: OAuthKeyRow): Promise<void> {
    await this.db.insertInto('oauth_key').values(key).execute();
  }

  async deleteBefore(time: Date): Promise<void> {
    await this.db.deleteFrom('oauth_key').where('createdAt', '<', time).execute();
  }
}
