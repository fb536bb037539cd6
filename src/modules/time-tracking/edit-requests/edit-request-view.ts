import { named } from '../time-entries';
import type { EditRequestView } from './edit-requests.contract';
import type { EditRequestRow } from './edit-requests.repository';
import { isStale, type SeenEntry } from './edit-requests.rules';

/** The entry data needed to detect a stale request; undefined for a missing entry. */
export const seenEntryOf = ({
  entryId,
  entryNowVersion,
  entryArchivedAt,
}: EditRequestRow): SeenEntry | undefined =>
  entryId !== null && entryNowVersion !== null
    ? { id: entryId, version: entryNowVersion, archivedAt: entryArchivedAt }
    : undefined;

/** Maps a request to its API view, with the current entry. */
export function requestView(row: EditRequestRow): EditRequestView {
  const entry = seenEntryOf(row);
  return {
    id: row.id,
    member: { id: row.memberId, name: row.memberName },
    state: row.state,
    proposed: {
      inAt: row.inAt.toISOString(),
      outAt: row.outAt.toISOString(),
      job: named(row.jobId, row.jobName),
      note: row.note,
    },
    entry: entry && row.entryInAt ? entryNow(row, entry, row.entryInAt) : null,
    isStale: row.state === 'pending' && entry !== undefined && isStale(row.entryVersion, entry),
    reason: row.reason,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: named(row.decidedById, row.decidedByName),
    decisionNote: row.decisionNote,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

const entryNow = (row: EditRequestRow, { id, version }: SeenEntry, inAt: Date): EditRequestView['entry'] => ({
  id,
  version,
  inAt: inAt.toISOString(),
  outAt: row.entryOutAt?.toISOString() ?? null,
  job: named(row.entryJobId, row.entryJobName),
  note: row.entryNote,
});
