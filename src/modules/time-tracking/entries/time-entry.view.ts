import type { HistoryRow } from '../book/history.repository';
import { named } from '../named.contract';
import type { EntryHistoryLine, TimeEntryView } from './time-entries.contract';
import type { TimeEntryRow } from './time-entries.repository';
import { workedSecondsOf } from './time-entries.rules';

/** An entry as it leaves. */
export const entryView = (row: TimeEntryRow): TimeEntryView => ({
  id: row.id,
  member: { id: row.memberId, name: row.memberName },
  inAt: row.inAt.toISOString(),
  outAt: row.outAt?.toISOString() ?? null,
  workedSeconds: workedSecondsOf(row),
  job: named(row.jobId, row.jobName),
  note: row.note,
  customFields: { ...row.customFields },
  inLocation: named(row.inLocationId, row.inLocationName),
  outLocation: named(row.outLocationId, row.outLocationName),
  isInUnrecognised: row.isInUnrecognised,
  isOutUnrecognised: row.isOutUnrecognised,
  source: row.source,
  archivedAt: row.archivedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

export const historyLine = ({ byMemberId, byName, at, ...line }: HistoryRow): EntryHistoryLine => ({
  ...line,
  at: at.toISOString(),
  by: { id: byMemberId, name: byName },
});
