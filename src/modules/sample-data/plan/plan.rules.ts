import type { Day } from '../../../kernel/calendar/calendar';
import type { AdoptedAccount } from '../../account';
import type { AdoptedMembers } from '../../members';
import type { AdoptedPay } from '../../pay-rates';
import type { AdoptedRules } from '../../rules';
import type { AdoptedTimeOff } from '../../time-off';
import type { AdoptedHours } from '../../time-tracking';
import { correctionsOf } from '../hours/corrections.rules';
import { entryOf, type Worked } from '../hours/entries.rules';
import { historyOf } from '../hours/history.rules';
import { sheetsOf } from '../hours/sheets.rules';
import { stintsOf } from '../hours/shifts.rules';
import { membersOf, type Person, peopleOf } from '../people/people.rules';
import { askingsOf, daysAway } from '../time-off/absences.rules';
import { timeOffOf } from '../time-off/time-off.rules';
import { accountOf, type Company, companyOf, rulesOf } from './company.rules';
import { payOf } from './pay.rules';
import { type SampleWish, type Setting, settingOf } from './setting.rules';

/** A company with its past, area by area, as each area takes it over. */
export interface SamplePlan {
  readonly members: AdoptedMembers;
  readonly account: AdoptedAccount;
  readonly rules: AdoptedRules;
  readonly pay: AdoptedPay;
  readonly hours: AdoptedHours;
  readonly timeOff: AdoptedTimeOff;
}

/**
 * A small bakery as it might have worked: ordinary weeks and long ones, somebody who forgot to clock out, timesheets in
 * every state, corrections and days off that wait, pay with a raise, a slip and a gap. The same wish gives the same plan.
 */
export function planOf(wish: SampleWish): SamplePlan {
  const setting = settingOf(wish);
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

function hoursOf(setting: Setting, company: Company, { people, away }: Staff): AdoptedHours {
  const all = people.map((person) => {
    const stints = stintsOf(setting, person, away.get(person) ?? new Set());
    const works = stints.map((stint) => entryOf(setting, company, { person, stint }));
    const sheets = sheetsOf(setting, works, people);
    return { works, sheets, corrections: correctionsOf(setting, sheets, people) };
  });
  return {
    entries: all.flatMap(({ works, corrections }) =>
      works.map((work) => standing(work, corrections.applied)),
    ),
    history: all.flatMap(({ works, corrections }) =>
      works.flatMap((work) => historyOf(setting, work, corrections.applied)),
    ),
    sheets: all.flatMap(({ sheets }) => sheets.map(({ sheet }) => sheet)),
    editRequests: all.flatMap(({ corrections }) => corrections.requests),
  };
}

/** An entry as it stands: one that was changed has one version more. */
const standing = ({ entry }: Worked, applied: ReadonlyMap<string, unknown>): Worked['entry'] =>
  applied.has(entry.id) ? { ...entry, version: entry.version + 1 } : entry;
