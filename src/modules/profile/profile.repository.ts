import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { pick } from '../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../kernel/database/kysely.repository';
import type { UserSchema } from '../users';

const CHANGEABLE = ['name', 'timeZone', 'locale'] as const;

type UserRow = Readonly<Selectable<TablesOf<typeof UserSchema>['app_user']>>;
/** The fields of their record that a person can change. */
export type ProfileFacts = Pick<UserRow, (typeof CHANGEABLE)[number]>;
export type ProfileRow = ProfileFacts & Pick<UserRow, 'id' | 'email' | 'version'>;

@Injectable()
export class ProfileRepository extends KyselyRepository<typeof UserSchema> {
  find(userId: string): Promise<ProfileRow | undefined> {
    return this.profile(userId).executeTakeFirst();
  }

  /** Locks the record until the transaction ends. */
  lock(userId: string): Promise<ProfileRow | undefined> {
    return this.profile(userId).forNoKeyUpdate().executeTakeFirst();
  }

  async set(userId: string, facts: ProfileFacts): Promise<void> {
    await this.db.updateTable('app_user').set(pick(facts, CHANGEABLE)).where('id', '=', userId).execute();
  }

  private profile(userId: string) {
    return this.db
      .selectFrom('app_user')
      .select(['id', 'email', 'name', 'timeZone', 'locale', 'version'])
      .where('id', '=', userId);
  }
}
