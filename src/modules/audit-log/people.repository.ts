import { Injectable } from '@nestjs/common';
import { KyselyRepository } from '../../kernel/database/kysely.repository';
import type { MemberDirectorySchema } from '../members';

/** A person who can be the actor of an event. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

@Injectable()
export class PeopleRepository extends KyselyRepository<typeof MemberDirectorySchema> {
  /** Current and former members, by name; at most 1,000. */
  list(workspaceId: string): Promise<Actor[]> {
    return this.db
      .selectFrom('member_directory')
      .select(['userId', 'name', 'email'])
      .where('workspaceId', '=', workspaceId)
      .orderBy((eb) => eb.fn('lower', ['name']))
      .orderBy('userId')
      .limit(1000)
      .execute();
  }
}
