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

/** A company with its past, area by area, as each area takes it over. */
export interface SamplePlan {
  readonly members: ImportedMembers;
  readonly account: ImportedAccount;
  readonly rules: ImportedRules;
  readonly pay: ImportedPay;
  readonly hours: ImportedHours;
  readonly timeOff: ImportedTimeOff;
}

/**
 * A small bakery as it might have worked: ordinary weeks and long ones, somebody who forgot to clock out, timesheets in
 * every state, corrections and days off that wait, pay with a raise, a slip and a gap. The same wish gives the same plan.
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

/** An entry as it stands: one that was changed has one version more. */
const standing = ({ entry }: Worked, applied: ReadonlyMap<string, unknown>): Worked['entry'] =>
  applied.has(entry.id) ? { ...entry, version: entry.version + 1 } : entry;
