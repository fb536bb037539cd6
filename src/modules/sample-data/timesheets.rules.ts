import { addDays, type Day, type DayRange, instantText } from '../../kernel/calendar/calendar';
import type { ImportedTimesheet } from '../time-tracking';
import type { Worked } from './entries.rules';
import { deciderOf, type Person } from './people.rules';
import { HOUR, payPeriodOf, type Setting } from './setting.rules';

type State = ImportedTimesheet['state'];

/** A timesheet with its entries. */
export interface Timesheet {
  readonly timesheet: ImportedTimesheet;
  readonly works: readonly Worked[];
}

/** The timesheet state of the last completed period, for traits where it is fixed. */
const LAST: Readonly<Partial<Record<Person['trait'], State>>> = {
  owner: 'approved',
  manager: 'approved',
  'no-rate': 'submitted',
  forgetful: 'open',
  rejected: 'rejected',
  corrected: 'submitted',
};
const OTHERS: readonly State[] = ['submitted', 'approved', 'open'];
/** The number of state changes that lead to each state. */
const STEPS: Readonly<Record<State, number>> = { open: 0, submitted: 1, approved: 2, rejected: 2 };
const FORTNIGHT = 14;

/** A timesheet for each pay period with entries. @param people all people, to find the approver */
export function timesheetsOf(
  setting: Setting,
  works: readonly Worked[],
  people: readonly Person[],
): Timesheet[] {
  const periods = new Map<Day, { period: DayRange; works: Worked[] }>();
  for (const work of works) {
    const period = payPeriodOf(work.person.paySchedule, work.stint.day);
    const known = periods.get(period.startsOn) ?? { period, works: [] };
    known.works.push(work);
    periods.set(period.startsOn, known);
  }
  return [...periods.values()].map((one) => ({
    works: one.works,
    timesheet: timesheetOf(setting, one, people),
  }));
}

function timesheetOf(
  setting: Setting,
  { period, works }: { period: DayRange; works: readonly Worked[] },
  people: readonly Person[],
): ImportedTimesheet {
  const [first] = works;
  if (!first) throw new Error('a pay period without entries');
  const { person, entry } = first;
  const state = stateOf(setting, person, period);
  const changes = works.reduce((sum, work) => sum + work.entry.version, 0);
  return {
    id: setting.idOf('ts'),
    memberId: person.memberId,
    ...period,
    state,
    ...submitted(setting, person, { ...period, state }),
    ...decided(setting, deciderOf(person, people), { ...period, state }),
    createdAt: entry.createdAt,
    version: 1 + changes + STEPS[state],
  };
}

const NOT_SUBMITTED = { submittedAt: null, submittedByMemberId: null, submitNote: null };
const NOT_DECIDED = { decidedAt: null, decidedByMemberId: null, decisionNote: null };

function submitted(setting: Setting, { memberId }: Person, { endsOn, state }: DayRange & { state: State }) {
  if (state === 'open') return NOT_SUBMITTED;
  const submittedAt = instantText(setting.at(addDays(endsOn, 1), 9 * HOUR));
  return { submittedAt, submittedByMemberId: memberId, submitNote: null };
}

function decided(setting: Setting, by: string, { endsOn, state }: DayRange & { state: State }) {
  if (state === 'open' || state === 'submitted') return NOT_DECIDED;
  const decidedAt = instantText(setting.at(addDays(endsOn, 2), 10 * HOUR));
  const decisionNote = state === 'rejected' ? 'Thursday’s lunch is missing. Please look again.' : null;
  return { decidedAt, decidedByMemberId: by, decisionNote };
}

function stateOf({ today }: Setting, { trait, nth }: Person, { endsOn }: DayRange): State {
  if (endsOn >= today) return 'open';
  if (endsOn < addDays(today, -FORTNIGHT)) return 'approved';
  return LAST[trait] ?? OTHERS[nth % OTHERS.length] ?? 'open';
}
