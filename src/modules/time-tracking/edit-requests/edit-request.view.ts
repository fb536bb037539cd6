import { named } from '../named.contract';
import type { EditRequestView } from './edit-requests.contract';
import type { EditRequestRow } from './edit-requests.repository';
import { isStale, type SeenEntry } from './edit-requests.rules';

/** The entry of a request as far as staleness goes; undefined for a forgotten one. */
export const seenEntryOf = ({
  entryId,
  entryNowVersion,
  entryArchivedAt,
}: EditRequestRow): SeenEntry | undefined =>
  entryId !== null && entryNowVersion !== null
    ? { id: entryId, version: entryNowVersion, archivedAt: entryArchivedAt }
    : undefined;

/** A request as it leaves, with the entry as it is now. */
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
