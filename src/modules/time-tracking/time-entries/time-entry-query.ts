import type { ExpressionBuilder, QueryCreator, Selectable } from 'kysely';
import { columnsOf, ifGiven } from '../../../kernel/database/columns';
import type { TablesOf } from '../../../kernel/database/kysely.repository';
import type { ClockLocationSchema, JobSchema } from '../../account';
import type { MemberDirectorySchema } from '../../members';
import { TimeEntrySchema } from './time-entry.entity';
import type { TimeEntryChangeSchema } from './time-entry-change.entity';

export type TimeEntryEntities =
  | typeof TimeEntrySchema
  | typeof TimeEntryChangeSchema
  | typeof MemberDirectorySchema
  | typeof JobSchema
  | typeof ClockLocationSchema;
type Tables = TablesOf<TimeEntryEntities>;
type TimeEntryTable = Readonly<Selectable<Tables['time_entry']>>;

const COLUMNS = columnsOf(TimeEntrySchema, 'e', ['workspaceId', 'remindedAt']);

/** An entry with the names of its member, job and locations. */
export interface TimeEntryRow extends Omit<TimeEntryTable, 'workspaceId' | 'remindedAt'> {
  readonly memberName: string;
  readonly jobName: string | null;
  readonly inLocationName: string | null;
  readonly outLocationName: string | null;
}

export interface EntryFilter {
  /** Limits the list to one member, for callers with reach `own`. */
  readonly onlyMemberId: string | null;
  readonly memberId: string | null;
  readonly jobId: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly open: boolean | null;
  readonly archived: 'false' | 'true' | 'all';
  /** Excludes entries of removed members. */
  readonly onlyActive: boolean;
  readonly changedFrom: Date | null;
}

/** Selects the entries of a workspace. @param db may define a common table expression named `time_entry` */
export const selectTimeEntries = (db: QueryCreator<Tables>, workspaceId: string) =>
  db
    .selectFrom('time_entry as e')
    .innerJoin('member_directory as m', (join) =>
      join.onRef('m.workspaceId', '=', 'e.workspaceId').onRef('m.id', '=', 'e.memberId'),
    )
    .leftJoin('job as j', (join) =>
      join.onRef('j.workspaceId', '=', 'e.workspaceId').onRef('j.id', '=', 'e.jobId'),
    )
    .leftJoin('clock_location as il', (join) =>
      join.onRef('il.workspaceId', '=', 'e.workspaceId').onRef('il.id', '=', 'e.inLocationId'),
    )
    .leftJoin('clock_location as ol', (join) =>
      join.onRef('ol.workspaceId', '=', 'e.workspaceId').onRef('ol.id', '=', 'e.outLocationId'),
    )
    .select(COLUMNS)
    .select(['m.name as memberName', 'j.name as jobName'])
    .select(['il.name as inLocationName', 'ol.name as outLocationName'])
    .where('e.workspaceId', '=', workspaceId);

type EntryExpression = ExpressionBuilder<
  { e: Tables['time_entry']; m: Tables['member_directory'] },
  'e' | 'm'
>;

/** The conditions of a filter. */
export const conditionsOf = (eb: EntryExpression, filter: EntryFilter) =>
  eb.and([
    ...ifGiven(filter.onlyMemberId, (memberId) => eb('e.memberId', '=', memberId)),
    ...ifGiven(filter.memberId, (memberId) => eb('e.memberId', '=', memberId)),
    ...ifGiven(filter.jobId, (jobId) => eb('e.jobId', '=', jobId)),
    ...ifGiven(filter.from, (from) => eb('e.inAt', '>=', from)),
    ...ifGiven(filter.until, (until) => eb('e.inAt', '<', until)),
    ...ifGiven(filter.open, (isOpen) => eb('e.outAt', isOpen ? 'is' : 'is not', null)),
    ...ifGiven(isArchived(filter), (archived) => eb('e.archivedAt', archived ? 'is not' : 'is', null)),
    ...ifGiven(filter.changedFrom, (from) => eb('e.updatedAt', '>=', from)),
    ...ifGiven(filter.onlyActive || null, (isActive) => eb('m.isActive', '=', isActive)),
  ]);

/** Whether a list contains archived entries or active ones; null for both. */
const isArchived = ({ archived }: EntryFilter): boolean | null =>
  archived === 'all' ? null : archived === 'true';
