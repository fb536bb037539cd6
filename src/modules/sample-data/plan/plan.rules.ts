import type { Day } from '../../../kernel/calendar/calendar';
import type { ImportedAccount } from '../../account';
import type { ImportedMembers } from '../../members';
import type { ImportedPay } from '../../pay-rates';
import type { ImportedRules } from '../../rules';
import type { ImportedTimeOff } from '../../time-off';
import type { ImportedHours } from '../../time-tracking';
import { correctionsOf } from '../hours/corrections.rules';
import { entryOf, type Worked } from '../hours/entries.rules';
import { historyOf } from '../hours/history.rules';
import { stintsOf } from '../hours/shifts.rules';
import { timesheetsOf } from '../hours/timesheets.rules';
import { membersOf, type Person, peopleOf } from '../people/people.rules';
import { askingsOf, daysAway } from '../time-off/absences.rules';
import { timeOffOf } from '../time-off/time-off.rules';
import { accountOf, type Company, companyOf, rulesOf } from './company.rules';
import { payOf } from './pay.rules';
import { type SampleInput, type Setting, settingOf } from './setting.rules';

/** A sample company with its history, split by the module that imports it. */
export interface SamplePlan {
  readonly members: ImportedMembers;
  readonly account: ImportedAccount;
  readonly rules: ImportedRules;
  readonly pay: ImportedPay;
  readonly hours: ImportedHours;
  readonly timeOff: ImportedTimeOff;
}

/**
 * The history of a small bakery: ordinary and long weeks, a forgotten clock-out, timesheets in every state, pending edit
 * requests and time off, and pay with a raise, a mistake and a missing rate. The same input gives the same plan.
 */
export function planOf(input: SampleInput): SamplePlan {
  const setting = settingOf(input);
  const people = peopleOf(setting);
  const company = companyOf(setting);
  const askings = askingsOf(setting, people);
  return {
    members: membersOf(setting, people, company.fields),
    account: accountOf(setting, company, people),
    rules: rulesOf(people),
    pay: payOf(setting, company, people),
    hours: hoursOf(setting, company, { people, away: daysAway(askings) }),
    timeOff: timeOffOf(setting, askings, people),
  };
}

interface Staff {
  readonly people: readonly Person[];
  readonly away: ReadonlyMap<Person, ReadonlySet<Day>>;
}

function hoursOf(setting: Setting, company: Company, { people, away }: Staff): ImportedHours {
  const all = people.map((person) => {
    const stints = stintsOf(setting, person, away.get(person) ?? new Set());
    const works = stints.map((stint) => entryOf(setting, company, { person, stint }));
    const timesheets = timesheetsOf(setting, works, people);
    return { works, timesheets, corrections: correctionsOf(setting, timesheets, people) };
  });
  return {
    entries: all.flatMap(({ works, corrections }) =>
      works.map((work) => standing(work, corrections.applied)),
    ),
    history: all.flatMap(({ works, corrections }) =>
      works.flatMap((work) => historyOf(setting, work, corrections.applied)),
    ),
    timesheets: all.flatMap(({ timesheets }) => timesheets.map(({ timesheet }) => timesheet)),
    editRequests: all.flatMap(({ corrections }) => corrections.requests),
  };
}

/** The current entry. An applied edit request increments its version. */
const standing = ({ entry }: Worked, applied: ReadonlyMap<string, unknown>): Worked['entry'] =>
  applied.has(entry.id) ? { ...entry, version: entry.version + 1 } : entry;
