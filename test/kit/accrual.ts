import { addDays, type Day } from '../../src/kernel/calendar/calendar';
import { type AccrualFacts, type Accrued, accrue } from '../../src/modules/time-off/accrual/accrual.rules';
import type { Employed, Progress } from '../../src/modules/time-off/accrual/accrual-start.rules';
import type { Accrual, Limits } from '../../src/modules/time-off/accrual/policy.contract';
import type { Worked } from '../../src/modules/time-off/accrual/shares.rules';

/** One hour in seconds. */
export const H = 3600;
export const NO_LIMITS: Limits = {
  maxBalanceSeconds: null,
  maxCarryOverSeconds: null,
  maxUseSecondsAYear: null,
  maxAccrualSecondsAYear: null,
  lowestBalanceSeconds: 0,
};
export const START: Progress = { throughOn: null, countsFrom: null, countedSeconds: 0, basedOn: null };
export const KIM: Employed = { hiredOn: '2025-03-10', joinedOn: '2025-03-10', leftOn: null };

/** A manual ledger line: its hours, and the day from which it counts in a balance. */
export interface Written {
  readonly countsFrom: Day;
  readonly seconds: number;
}

export interface Facts {
  readonly accrual: Accrual;
  readonly yearStarts?: 'calendar_year' | 'hire_date';
  readonly waitingDays?: number;
  readonly limits?: Partial<Limits>;
  readonly startsOn?: Day;
  readonly member?: Employed;
  readonly written?: readonly Written[];
  readonly worked?: readonly Worked[];
}

export const policyOf = (facts: Facts) => ({
  accrual: facts.accrual,
  yearStarts: facts.yearStarts ?? 'calendar_year',
  waitingDays: facts.waitingDays ?? 0,
  limits: { ...NO_LIMITS, ...facts.limits },
  startsOn: facts.startsOn ?? '2026-01-01',
  anchoredOn: '2025-12-29',
});

const NOTHING_YET: Accrued = { lines: [], progress: START };

/**
 * Accrues up to each of the given days in turn, like a job that runs on those days.
 * @param before the result of earlier runs, possibly with other facts
 */
export function runs(facts: Facts, moments: readonly Day[], before: Accrued = NOTHING_YET): Accrued {
  let state = before;
  for (const through of moments) {
    const next = state.progress.throughOn === null ? '0000-01-01' : addDays(state.progress.throughOn, 1);
    const all = [
      ...(facts.written ?? []),
      ...state.lines.map(({ dueOn, seconds }) => ({ countsFrom: addDays(dueOn, 1), seconds })),
    ];
    const opening = all.filter(({ countsFrom }) => countsFrom <= next);
    const accrualFacts: AccrualFacts = {
      openingSeconds: opening.reduce((sum, { seconds }) => sum + seconds, 0),
      later: all.filter(({ countsFrom }) => countsFrom > next),
      accrued: state.lines.filter(({ kind }) => kind !== 'carry_over'),
      worked: facts.worked ?? [],
    };
    const { lines, progress } = accrue(
      policyOf(facts),
      facts.member ?? KIM,
      { progress: state.progress, facts: accrualFacts },
      through,
    );
    state = { lines: [...state.lines, ...lines], progress };
  }
  return state;
}
