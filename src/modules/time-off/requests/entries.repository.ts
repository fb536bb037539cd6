import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import type { Day } from '../../../kernel/calendar/calendar';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import { newId } from '../../../kernel/id/id';
import type { MemberDirectorySchema } from '../../members';
import type { TimeOffTypeSchema } from '../types';
import type { TimeOffEntrySchema } from './time-off-entry.entity';

type Entities = typeof TimeOffEntrySchema | typeof TimeOffTypeSchema | typeof MemberDirectorySchema;
type EntryTable = Readonly<Selectable<TablesOf<Entities>['time_off_entry']>>;

/** An entry with the names of its member and type. */
export interface EntryRow extends Omit<EntryTable, 'workspaceId' | 'onDay' | 'createdAt' | 'updatedAt'> {
  readonly memberName: string;
  readonly typeName: string;
  readonly isPaid: boolean;
  readonly day: Day;
}

/** An approved request; each of its days becomes an entry. */
export interface Approved {
  readonly id: string;
  readonly memberId: string;
  readonly typeId: string;
  readonly days: readonly Day[];
  readonly secondsPerDay: number;
}

/** `createdAt` is RFC 3339. */
export interface ImportedEntry
  extends Pick<EntryTable, 'id' | 'requestId' | 'typeId' | 'memberId' | 'onDay' | 'seconds'> {
  readonly createdAt: string;
}

export interface EntryFilter {
  readonly memberId: string | null;
  readonly typeId: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly status: 'live' | 'voided' | 'all';
  readonly changedFrom: Date | null;
}

@Injectable()
export class EntriesRepository extends KyselyRepository<Entities> {
  /** In the order of approval. Changes of the type count too, because it decides whether a day is paid. */
  list(workspaceId: string, filter: EntryFilter, after: string, limit: number): Promise<EntryRow[]> {
    const isVoided = filter.status === 'all' ? null : filter.status === 'voided';
    return this.select(workspaceId)
      .where('e.id', '>', after)
      .where((eb) =>
        eb.and([
          ...ifGiven(filter.memberId, (memberId) => eb('e.memberId', '=', memberId)),
          ...ifGiven(filter.typeId, (typeId) => eb('e.typeId', '=', typeId)),
          ...ifGiven(filter.from, (from) => eb('e.onDay', '>=', from)),
          ...ifGiven(filter.to, (to) => eb('e.onDay', '<=', to)),
          ...ifGiven(isVoided, (voided) => eb('e.voidedAt', voided ? 'is not' : 'is', null)),
          ...ifGiven(filter.changedFrom, (from) =>
            eb(eb.fn<Date>('greatest', ['e.updatedAt', 't.updatedAt']), '>=', from),
          ),
        ]),
      )
      .orderBy('e.id')
      .limit(limit)
      .execute();
  }

  /** @param onlyMemberId limits the lookup to one member; null for all */
  find(workspaceId: string, entryId: string, onlyMemberId: string | null): Promise<EntryRow | undefined> {
    return this.select(workspaceId)
      .where('e.id', '=', entryId)
      .where((eb) => eb.and(ifGiven(onlyMemberId, (memberId) => eb('e.memberId', '=', memberId))))
      .executeTakeFirst();
  }

  /** Creates an entry for each day of a request. @returns the new entries in day order */
  async add(
    workspaceId: string,
    request: Approved,
    createdAt: Date,
  ): Promise<{ entryId: string; onDay: Day }[]> {
    const { id: requestId, typeId, memberId, secondsPerDay: seconds } = request;
    const entries = request.days.map((onDay) => ({ entryId: newId('toe'), onDay }));
    const rest = { workspaceId, requestId, typeId, memberId, seconds, createdAt };
    await this.insertMany(
      'time_off_entry',
      entries.map(({ entryId, onDay }) => ({ id: entryId, onDay, ...rest })),
    );
    return entries;
  }

  /** Inserts sample entries. Their requests must exist. */
  import(workspaceId: string, entries: readonly ImportedEntry[]): Promise<void> {
    return this.insertMany(
      'time_off_entry',
      entries.map((entry) => ({ workspaceId, ...entry, createdAt: new Date(entry.createdAt) })),
    );
  }

  /** Voids an active entry. @returns whether it was active */
  async voidActive(
    workspaceId: string,
    entryId: string,
    voidReason: string,
    voidedAt: Date,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('time_off_entry')
      .set({ voidedAt, voidReason })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', entryId)
      .where('voidedAt', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  private select(workspaceId: string) {
    return this.db
      .selectFrom('time_off_entry as e')
      .innerJoin('time_off_type as t', (join) =>
        join.onRef('t.workspaceId', '=', 'e.workspaceId').onRef('t.id', '=', 'e.typeId'),
      )
      .innerJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 'e.workspaceId').onRef('m.id', '=', 'e.memberId'),
      )
      .select(['e.id', 'e.requestId', 'e.memberId', 'm.name as memberName', 'e.typeId', 't.name as typeName'])
      .select(['t.isPaid', 'e.onDay as day', 'e.seconds', 'e.voidedAt', 'e.voidReason', 'e.version'])
      .where('e.workspaceId', '=', workspaceId);
  }
}
