import type { ImportedAccount } from '../account';
import type { ImportedMembers } from '../members';
import type { ImportedPay } from '../pay-rates';
import type { ImportedRules } from '../rules';
import type { ImportedTimeOff } from '../time-off';
import type { ImportedHours } from '../time-tracking';
import { daysAway, plannedRequests } from './absences.rules';
import { accountOf, companyOf, rulesOf } from './company.rules';
import { hoursOf } from './hours.rules';
import { payOf } from './pay.rules';
import { membersOf, peopleOf } from './people.rules';
import { type SampleInput, settingOf } from './setting.rules';
import { timeOffOf } from './time-off.rules';

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
  const requests = plannedRequests(setting, people);
  return {
    members: membersOf(setting, people, company.fields),
    account: accountOf(setting, company, people),
    rules: rulesOf(people),
    pay: payOf(setting, company, people),
    hours: hoursOf(setting, company, { people, away: daysAway(requests) }),
    timeOff: timeOffOf(setting, requests, people),
  };
}
