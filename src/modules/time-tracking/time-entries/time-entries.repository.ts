import { Injectable } from '@nestjs/common';
import { type Insertable, sql } from 'kysely';
import { ifGiven, pick } from '../../../kernel/database/columns';
import { isPast, type KeysetPosition, keysetKey } from '../../../kernel/database/keyset';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { Span } from './time-entries.rules';
import type { TimeEntryChangeSchema } from './time-entry-change.entity';
import {
  conditionsOf,
  type EntryFilter,
  selectTimeEntries,
  type TimeEntryEntities,
  type TimeEntryRow,
} from './time-entry-query';

export type { EntryFilter, TimeEntryRow } from './time-entry-query';

const CHANGEABLE = [
  'inAt',
  'outAt',
  'jobId',
  'note',
  'customFields',
  'inLocationId',
  'outLocationId',
  'isInUnrecognised',
  'isOutUnrecognised',
  'archivedAt',
] as const;

/** The editable fields of an entry. */
export type EntryFields = Pick<TimeEntryRow, (typeof CHANGEABLE)[number]>;

/** An entry with its position in a list. */
export type ListedTimeEntry = TimeEntryRow & KeysetPosition;

/** The line that is added to the history with each change. */
export type NewHistoryLine = Readonly<
  Omit<Insertable<TablesOf<typeof TimeEntryChangeSchema>['time_entry_change']>, 'workspaceId'>
>;

/** All entry queries except those for reports. */
@Injectable()
export class TimeEntriesRepository extends KyselyRepository<TimeEntryEntities> {
  /** Serialises writers of a member's entries until the transaction ends. */
  async lockMember(memberId: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended('clock ' || ${memberId}, 0))`.execute(this.db);
  }

  /** Latest first. */
  list(
    workspaceId: string,
    filter: EntryFilter,
    after: KeysetPosition | null,
    limit: number,
  ): Promise<ListedTimeEntry[]> {
    return selectTimeEntries(this.db, workspaceId)
      .where((eb) => conditionsOf(eb, filter))
      .select((eb) => keysetKey(eb.ref('e.inAt')).as('key'))
      .where((eb) =>
        eb.and(ifGiven(after, (position) => isPast([eb.ref('e.inAt'), eb.ref('e.id')], position, 'desc'))),
      )
      .orderBy('e.inAt', 'desc')
      .orderBy('e.id', 'desc')
      .limit(limit)
      .execute();
  }

  /** In order of change, so that clients that sync miss none. */
  listChanges(
    workspaceId: string,
    filter: EntryFilter,
    after: KeysetPosition | null,
    limit: number,
  ): Promise<ListedTimeEntry[]> {
    return selectTimeEntries(this.db, workspaceId)
      .where((eb) => conditionsOf(eb, filter))
      .select((eb) => keysetKey(eb.ref('e.updatedAt')).as('key'))
      .where((eb) =>
        eb.and(
          ifGiven(after, (position) => isPast([eb.ref('e.updatedAt'), eb.ref('e.id')], position, 'asc')),
        ),
      )
      .orderBy('e.updatedAt')
      .orderBy('e.id')
      .limit(limit)
      .execute();
  }

  find(workspaceId: string, entryId: string, onlyMemberId: string | null): Promise<TimeEntryRow | undefined> {
    return selectTimeEntries(this.db, workspaceId)
      .where('e.id', '=', entryId)
      .where((eb) => eb.and(ifGiven(onlyMemberId, (memberId) => eb('e.memberId', '=', memberId))))
      .executeTakeFirst();
  }

  /** A member's open entry. */
  findOpen(workspaceId: string, memberId: string): Promise<TimeEntryRow | undefined> {
    return selectTimeEntries(this.db, workspaceId)
      .where('e.memberId', '=', memberId)
      .where('e.outAt', 'is', null)
      .where('e.archivedAt', 'is', null)
      .executeTakeFirst();
  }

  /** The first active entry of a member that overlaps a span, except the entry being changed. */
  findClash(
    workspaceId: string,
    memberId: string,
    { inAt, outAt }: Span,
    exceptId: string | null,
  ): Promise<(Span & { readonly id: string }) | undefined> {
    return this.db
      .selectFrom('time_entry as e')
      .select(['e.id', 'e.inAt', 'e.outAt'])
      .where('e.workspaceId', '=', workspaceId)
      .where('e.memberId', '=', memberId)
      .where('e.archivedAt', 'is', null)
      .where(
        ({ ref }) =>
          sql<boolean>`tstzrange(${ref('e.inAt')}, ${ref('e.outAt')}) && tstzrange(${inAt}, ${outAt})`,
      )
      .where((eb) => eb.and(ifGiven(exceptId, (id) => eb('e.id', '<>', id))))
      .orderBy('e.inAt')
      .limit(1)
      .executeTakeFirst();
  }

  /** Whether the workspace has such a member, active or removed. */
  hasMember(workspaceId: string, memberId: string): Promise<boolean> {
    return this.exists(
      this.db
        .selectFrom('member_directory')
        .where('workspaceId', '=', workspaceId)
        .where('id', '=', memberId),
    );
  }

  /** Adds an entry and its first history line. @returns the new entry */
  add(
    workspaceId: string,
    entry: Pick<TimeEntryRow, 'id' | 'memberId' | 'source' | 'createdAt'> & EntryFields,
    line: NewHistoryLine,
  ): Promise<TimeEntryRow> {
    const identity = pick(entry, ['id', 'memberId', 'source', 'createdAt']);
    // Restricted to the workspace, but the check reads the tables of the inserts as tables of the select.
    // The expression hides the table of the same name, which does not show the new row yet.
    const written = this.dbAcrossWorkspaces
      .with('time_entry', (db) =>
        db
          .insertInto('time_entry')
          .values({ workspaceId, ...identity, ...pick(entry, CHANGEABLE) })
          .returningAll(),
      )
      .with('line', (db) => db.insertInto('time_entry_change').values({ workspaceId, ...line }));
    return selectTimeEntries(written, workspaceId).executeTakeFirstOrThrow();
  }

  /** Changes an entry and adds a history line. @returns the changed entry */
  change(
    workspaceId: string,
    entryId: string,
    fields: EntryFields,
    line: NewHistoryLine,
  ): Promise<TimeEntryRow> {
    // As above: restricted to the workspace, and the table still shows the row before the change.
    const written = this.dbAcrossWorkspaces
      .with('time_entry', (db) =>
        db
          .updateTable('time_entry')
          .set(pick(fields, CHANGEABLE))
          .where('workspaceId', '=', workspaceId)
          .where('id', '=', entryId)
          .returningAll(),
      )
      .with('line', (db) => db.insertInto('time_entry_change').values({ workspaceId, ...line }));
    return selectTimeEntries(written, workspaceId).executeTakeFirstOrThrow();
  }
}
