import { addDays, instantText } from '../../kernel/calendar/calendar';
import type { ImportedEditRequest } from '../time-tracking';
import type { Worked } from './entries.rules';
import { deciderOf, isOwnDay, type Person } from './people.rules';
import { HOUR, type Setting } from './setting.rules';
import type { Timesheet } from './timesheets.rules';

/** How much later than recorded members say they left, in seconds. */
const STAYED = 25 * 60;
const MISSED_DAYS = 9;
const PENDING = { state: 'pending', decidedAt: null, decidedByMemberId: null, decisionNote: null } as const;

/** Edit requests, and the entries changed by approved ones. */
export interface Corrections {
  readonly requests: readonly ImportedEditRequest[];
  /** By entry id: the approved request and the end of the entry before the change. */
  readonly applied: ReadonlyMap<
    string,
    { readonly request: ImportedEditRequest; readonly outBefore: string }
  >;
}

/** The edit requests of one person. @param timesheets of that person */
export function correctionsOf(
  setting: Setting,
  timesheets: readonly Timesheet[],
  people: readonly Person[],
): Corrections {
  const works = timesheets.flatMap((one) => one.works);
  const [person] = works.map((one) => one.person);
  const none: Corrections = { requests: [], applied: new Map() };
  if (!person) return none;
  const by = deciderOf(person, people);
  if (person.trait === 'corrected') return { ...none, requests: pendingOf(setting, person, works) };
  if (person.trait === 'raise') return { ...none, requests: rejectedOf(setting, works, by) };
  return person.trait === 'mistyped-pay' ? appliedOf(setting, works, by) : none;
}

/** A request to change the last entry, and one to add a missed day. */
function pendingOf(setting: Setting, person: Person, works: readonly Worked[]): ImportedEditRequest[] {
  const last = works.at(-1);
  const missed = Array.from({ length: MISSED_DAYS }, (_, at) => addDays(setting.today, -1 - at)).find(
    (day) => !isOwnDay(person, day) && day >= setting.span.startsOn,
  );
  const asked = setting.now - 6 * HOUR;
  const later = last
    ? [{ ...about(setting, last, asked), ...PENDING, reason: 'I stayed to close the ovens.' }]
    : [];
  if (!missed) return later;
  const span = {
    inAt: instantText(setting.at(missed, 9 * HOUR)),
    outAt: instantText(setting.at(missed, 13 * HOUR)),
  };
  const isNew = {
    id: setting.idOf('edr'),
    memberId: person.memberId,
    entryId: null,
    entryVersion: null,
    jobId: null,
    note: null,
    createdAt: instantText(asked + 60),
  };
  return [
    ...later,
    { ...isNew, ...span, ...PENDING, reason: 'I helped out at the shop and forgot to clock in.' },
  ];
}

function rejectedOf(setting: Setting, works: readonly Worked[], by: string): ImportedEditRequest[] {
  const work = works.findLast(
    ({ stint }) => stint.isAfterLunch && stint.ends !== null && stint.ends < setting.now - 240 * HOUR,
  );
  if (!work?.stint.ends) return [];
  const at = work.stint.ends + 20 * HOUR;
  return [
    {
      ...about(setting, work, at),
      reason: 'I left later than that.',
      state: 'rejected',
      decidedAt: instantText(at + 5 * HOUR),
      decidedByMemberId: by,
      decisionNote: 'The alarm was set before that. Let’s talk.',
    },
  ];
}

/** An approved request, already applied to its entry. */
function appliedOf(setting: Setting, works: readonly Worked[], by: string): Corrections {
  const work = works.find(
    ({ stint, person }) => stint.isAfterLunch && stint.day > addDays(person.hiredOn, 1),
  );
  if (!work?.stint.ends) return { requests: [], applied: new Map() };
  const { entry, stint } = work;
  const at = work.stint.ends + 14 * HOUR;
  const request: ImportedEditRequest = {
    ...about(setting, work, at),
    outAt: entry.outAt ?? '',
    reason: 'The terminal was off when I left.',
    state: 'approved',
    decidedAt: instantText(at + HOUR),
    decidedByMemberId: by,
    decisionNote: null,
  };
  const outBefore = instantText((stint.ends ?? 0) - STAYED);
  return { requests: [request], applied: new Map([[entry.id, { request, outBefore }]]) };
}

/** A request to end an entry later. */
const about = (setting: Setting, { entry, stint }: Worked, askedAt: number) => ({
  id: setting.idOf('edr'),
  memberId: entry.memberId,
  entryId: entry.id,
  entryVersion: entry.version,
  inAt: entry.inAt,
  outAt: instantText((stint.ends ?? stint.begins) + STAYED),
  jobId: entry.jobId,
  note: entry.note,
  createdAt: instantText(askedAt),
});
