import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Credential } from '../../../access/principal';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { MemberDirectorySchema } from '../../members';
import type { TimeEntryChangeSchema } from './time-entry-change.entity';

type Entities = typeof TimeEntryChangeSchema | typeof MemberDirectorySchema;
type HistoryTable = Selectable<TablesOf<Entities>['time_entry_change']>;

export interface HistoryRow
  extends Readonly<
    Pick<HistoryTable, 'id' | 'action' | 'at' | 'byMemberId' | 'editRequestId' | 'before' | 'after'>
  > {
  readonly byName: string;
  readonly credential: Credential;
}

/** Reads the history of time entries. `TimeEntriesRepository` adds a line with each change. */
@Injectable()
export class EntryHistoryRepository extends KyselyRepository<Entities> {
  /** Oldest first. */
  list(
    workspaceId: string,
    entryId: string,
    { after, limit, changed }: { after: string; limit: number; changed: Date | null },
  ): Promise<HistoryRow[]> {
    return this.db
      .selectFrom('time_entry_change as c')
      .innerJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 'c.workspaceId').onRef('m.id', '=', 'c.byMemberId'),
      )
      .select(['c.id', 'c.action', 'c.at', 'c.byMemberId', 'm.name as byName'])
      .select(({ ref }) =>
        sql<Credential>`json_build_object('kind', ${ref('c.credentialKind')}, 'id', ${ref('c.credentialId')},
          'name', ${ref('c.credentialName')})`.as('credential'),
      )
      .select(['c.editRequestId', 'c.before', 'c.after'])
      .where('c.workspaceId', '=', workspaceId)
      .where('c.entryId', '=', entryId)
      .where('c.id', '>', after)
      .where((eb) => eb.and(ifGiven(changed, (from) => eb('c.at', '>=', from))))
      .orderBy('c.id')
      .limit(limit)
      .execute();
  }
}
