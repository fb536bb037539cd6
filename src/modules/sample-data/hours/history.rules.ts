import type { ImportedEntry, ImportedHistoryLine } from '../../time-tracking';
import type { Setting } from '../plan/setting.rules';
import type { Corrections } from './corrections.rules';
import type { Worked } from './entries.rules';

type Snapshot = ImportedHistoryLine['after'];
type Step = Omit<ImportedHistoryLine, 'id' | 'entryId' | 'editRequestId'> & {
  readonly editRequestId?: string;
};

/** The history of an entry: clocked in, clocked out, and changed by an approved edit request. */
export function historyOf(
  { idOf }: Setting,
  { entry }: Worked,
  applied: Corrections['applied'],
): ImportedHistoryLine[] {
  const change = applied.get(entry.id);
  const now = snapshotOf(entry);
  const began = beginningOf(now);
  const ended = change ? { ...now, outAt: change.outBefore } : now;
  const by = { byMemberId: entry.memberId };
  const steps: Step[] = [{ ...by, action: 'clocked_in', at: entry.inAt, before: null, after: began }];
  if (ended.outAt) steps.push({ ...by, action: 'clocked_out', at: ended.outAt, before: began, after: ended });
  if (change) {
    const { id, decidedAt, decidedByMemberId } = change.request;
    const decided = { at: decidedAt ?? '', byMemberId: decidedByMemberId ?? '', editRequestId: id };
    steps.push({ ...decided, action: 'changed', before: ended, after: now });
  }
  return steps.map((step) => ({ editRequestId: null, ...step, id: idOf('tec'), entryId: entry.id }));
}

/** The entry right after the clock-in. */
const beginningOf = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  outAt: null,
  note: null,
  customFields: {},
  outLocationId: null,
});

const snapshotOf = (entry: ImportedEntry): Snapshot => ({
  inAt: entry.inAt,
  outAt: entry.outAt,
  jobId: entry.jobId,
  note: entry.note,
  customFields: entry.customFields,
  inLocationId: entry.inLocationId,
  outLocationId: entry.outLocationId,
  isArchived: false,
});
