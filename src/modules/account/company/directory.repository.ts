import { Injectable } from '@nestjs/common';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { MemberSchema } from '../../members';
import type { UserSchema } from '../../users';
import type { DirectoryEntry } from './directory.contract';

@Injectable()
export class DirectoryRepository extends KyselyRepository<typeof MemberSchema | typeof UserSchema> {
  /** Active members, oldest first. "Changed" includes a new name, joining and restoring. */
  list(workspaceId: string, changed: Date | null, after: string, limit: number): Promise<DirectoryEntry[]> {
    return this.db
      .selectFrom('member as m')
      .innerJoin('app_user as u', 'u.id', 'm.userId')
      .select(['m.id', 'u.name'])
      .where('m.workspaceId', '=', workspaceId)
      .where('m.isActive', '=', true)
      .where('m.id', '>', after)
      .where((eb) =>
        eb.and(
          ifGiven(changed, (from) => eb(eb.fn<Date>('greatest', ['m.updatedAt', 'u.updatedAt']), '>=', from)),
        ),
      )
      .orderBy('m.id')
      .limit(limit)
      .execute();
  }
}
