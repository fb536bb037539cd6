import { addDays, type Day, type DayRange, daysFrom, type Weekday } from '../../kernel/calendar/calendar';
import { PERIODS_A_YEAR, periodOf } from '../rules';
import { halfUp } from './money.rules';
import { changeOn, type MemberPay } from './pay-rates.rules';

/** A salary's share of one pay period. */
export interface SalaryLine {
  readonly kind: 'salary';
  readonly changeId: string;
  readonly period: DayRange;
  /**
   * Days of the period that this salary covers, out of `periodDays`; fewer when it starts or ends within the period.
   */
  readonly days: number;
  readonly periodDays: number;
  readonly amount: number;
}

/** The days of a member's employment; null means no bound. */
export interface Employed {
  readonly from: Day | null;
  readonly until: Day | null;
}

export interface SalaryTerms {
  readonly pays: readonly MemberPay[];
  readonly workweekStartsOn: Weekday;
  readonly employed: Employed;
}

interface DayOfPeriod {
  readonly day: Day;
  readonly change: MemberPay | undefined;
  readonly period: DayRange;
  readonly key: string;
}

/**
 * The salary of the pay periods that end within a range. A change of the pay schedule ends the running period early. A
 * salary that covers part of a period is prorated by days.
 */
export function salaryLines(range: DayRange, terms: SalaryTerms): SalaryLine[] {
  if (!terms.pays.some(({ kind }) => kind === 'salary')) return [];
  return periodsEndingIn(range, terms).flatMap((days) => linesOf(days, terms.employed));
}

/** Runs of consecutive days in one pay period under one schedule, for periods that end within the range. */
function periodsEndingIn(range: DayRange, terms: SalaryTerms): DayOfPeriod[][] {
  const runs: DayOfPeriod[][] = [];
  let run: DayOfPeriod[] = [];
  const last = addDays(range.endsOn, 1);
  for (let day = dayOfPeriod(range.startsOn, terms).period.startsOn; day <= last; day = addDays(day, 1)) {
    const next = dayOfPeriod(day, terms);
    if (run[0] && run[0].key !== next.key) {
      if (day > range.startsOn) runs.push(run);
      run = [];
    }
    run.push(next);
  }
  return runs;
}

function dayOfPeriod(day: Day, { pays, workweekStartsOn }: SalaryTerms): DayOfPeriod {
  const change = changeOn(pays, day);
  const schedule = change?.paySchedule;
  const period = schedule ? periodOf(schedule, day, workweekStartsOn) : { startsOn: day, endsOn: day };
  return { day, change, period, key: `${schedule?.kind} ${period.startsOn}` };
}

function linesOf(run: readonly DayOfPeriod[], employed: Employed): SalaryLine[] {
  const paid = run.filter(({ day }) => isEmployed(employed, day));
  const changes = new Set(paid.map(({ change }) => change));
  return [...changes].flatMap((change) => {
    const first = paid.find((one) => one.change === change);
    if (change?.kind !== 'salary' || !first) return [];
    const days = paid.filter((one) => one.change === change).length;
    const periodDays = daysFrom(first.period.startsOn, first.period.endsOn) + 1;
    const divisors = [PERIODS_A_YEAR[change.paySchedule.kind], periodDays];
    const amount = halfUp([change.amount, days], divisors);
    return [{ kind: 'salary', changeId: change.changeId, period: first.period, days, periodDays, amount }];
  });
}

export const isEmployed = ({ from, until }: Employed, day: Day): boolean =>
  (from === null || day >= from) && (until === null || day <= until);
