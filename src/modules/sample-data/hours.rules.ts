import type { Day } from '../../kernel/calendar/calendar';
import type { ImportedEntry, ImportedHistoryLine, ImportedHours } from '../time-tracking';
import type { Company } from './company.rules';
import { type Corrections, correctionsOf } from './corrections.rules';
import { entryOf, type Worked } from './entries.rules';
import type { Person } from './people.rules';
import type { Setting } from './setting.rules';
import { stintsOf } from './shifts.rules';
import { timesheetsOf } from './timesheets.rules';

type Snapshot = ImportedHistoryLine['after'];
type Step = Omit<ImportedHistoryLine, 'id' | 'entryId' | 'editRequestId'> & {
  readonly editRequestId?: string;
};

interface Staff {
  readonly people: readonly Person[];
  readonly away: ReadonlyMap<Person, ReadonlySet<Day>>;
}

/** Time entries with their history, timesheets and edit requests. */
export function hoursOf(setting: Setting, company: Company, { people, away }: Staff): ImportedHours {
  const all = people.map((person) => {
    const stints = stintsOf(setting, person, away.get(person) ?? new Set());
    const works = stints.map((stint) => entryOf(setting, company, { person, stint }));
    const timesheets = timesheetsOf(setting, works, people);
    return { works, timesheets, corrections: correctionsOf(setting, timesheets, people) };
  });
  return {
    entries: all.flatMap(({ works, corrections }) =>
      works.map((work) => currentEntry(work, corrections.applied)),
    ),
    history: all.flatMap(({ works, corrections }) =>
      works.flatMap((work) => historyOf(setting, work, corrections.applied)),
    ),
    timesheets: all.flatMap(({ timesheets }) => timesheets.map(({ timesheet }) => timesheet)),
    editRequests: all.flatMap(({ corrections }) => corrections.requests),
  };
}

/** The current entry. An applied edit request increments its version. */
const currentEntry = ({ entry }: Worked, applied: ReadonlyMap<string, unknown>): Worked['entry'] =>
  applied.has(entry.id) ? { ...entry, version: entry.version + 1 } : entry;

/** The history of an entry: clocked in, clocked out, and changed by an approved edit request. */
function historyOf(
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
