import { addDays, type Day, instantText } from '../../kernel/calendar/calendar';
import type { ImportedJobPay, ImportedMemberPay, ImportedPay } from '../pay-rates';
import type { Company } from './company.rules';
import { deciderOf, type Person } from './people.rules';
import { HOUR, payPeriodOf, type Setting } from './setting.rules';

/** Minor units. */
const SALARY = 7_800_000;
const RAISE = 125;
const DELIVERIES = 2450;
const TRAINING = 1500;
const TYPO = 10;
const NOT_VOIDED = { voidedAt: null, voidedByMemberId: null, voidReason: null };

/** Pay of members and jobs: one salary, one raise, one mistake that was voided, and one member without a rate. */
export function payOf(setting: Setting, company: Company, people: readonly Person[]): ImportedPay {
  return {
    members: people.flatMap((person) => changesOf(setting, person, deciderOf(person, people))),
    jobs: jobPayOf(setting, company),
  };
}

function changesOf(setting: Setting, person: Person, by: string): ImportedMemberPay[] {
  const amount = 1650 + 25 * person.random.between(0, 30);
  const first = change(setting, person, { by, on: person.hiredOn, amount });
  // Rates change on the first day of a pay period, so that no period has two rates.
  const middle = addDays(setting.span.startsOn, Math.floor(setting.days / 2));
  const on = payPeriodOf(person.paySchedule, middle).startsOn;
  const later = (wage: number) => change(setting, person, { by, on, amount: wage });
  if (person.trait === 'no-rate') return [];
  if (person.trait === 'owner') return [{ ...first, kind: 'salary', amount: SALARY, isOvertimeExempt: true }];
  if (person.trait === 'raise') return [first, later(amount + RAISE)];
  if (person.trait !== 'mistyped-pay') return [first];
  const voided = {
    voidedAt: instantText(setting.at(on, 11 * HOUR)),
    voidedByMemberId: by,
    voidReason: 'One digit too many.',
  };
  return [first, { ...later((amount + RAISE) * TYPO), ...voided }, later(amount + RAISE)];
}

const change = (
  setting: Setting,
  { memberId }: Person,
  { by, on, amount }: { by: string; on: Day; amount: number },
): ImportedMemberPay => ({
  id: setting.idOf('pay'),
  memberId,
  effectiveOn: on,
  kind: 'hourly',
  amount,
  isOvertimeExempt: false,
  paySchedule: 'biweekly',
  anchoredOn: setting.anchoredOn,
  createdAt: instantText(setting.at(on, 10 * HOUR)),
  createdByMemberId: by,
  ...NOT_VOIDED,
});

/** Deliveries have their own rate. Training does not count towards overtime. */
function jobPayOf({ idOf, span, at, ownerId }: Setting, { jobs }: Company): ImportedJobPay[] {
  const rest = {
    effectiveOn: span.startsOn,
    createdAt: instantText(at(span.startsOn, 10 * HOUR)),
    createdByMemberId: ownerId,
    isPaid: true,
  };
  return [
    { ...rest, id: idOf('pay'), jobId: jobs.deliveries, amount: DELIVERIES, isOvertimeEligible: true },
    { ...rest, id: idOf('pay'), jobId: jobs.training, amount: TRAINING, isOvertimeEligible: false },
  ];
}
