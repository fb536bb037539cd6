import type { HistoryRow } from './entry-history.repository';
import { named } from './named.contract';
import type { EntryHistoryLine, TimeEntryView } from './time-entries.contract';
import type { TimeEntryRow } from './time-entries.repository';
import { workedSecondsOf } from './time-entries.rules';

/** Maps an entry to its API view. */
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

/** Maps a history row to its API view. @param scope the member the caller is limited to; null for no limit */
export const historyLine = (
  { byMemberId, byName, at, credential, ...line }: HistoryRow,
  scope: string | null,
): EntryHistoryLine => ({
  ...line,
  at: at.toISOString(),
  credential: scope === null || scope === byMemberId ? credential : { kind: credential.kind },
  by: { id: byMemberId, name: byName },
});
