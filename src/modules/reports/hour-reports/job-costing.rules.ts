import type { DayRange } from '../../../kernel/calendar/calendar';
import { halfUp, type OvertimeLine, type Payroll, type RatedWork, type RegularLine } from '../../pay-rates';
import type { Tiered } from '../../rules';

/** The cost of work in one job; amounts are null when a rate is missing. */
export interface JobCost {
  readonly jobId: string | null;
  readonly workedSeconds: number;
  /** Hours paid by a salary, which are not part of the cost. */
  readonly salariedSeconds: number;
  readonly missingSeconds: number;
  /** Hours that earn a premium, from the weeks that end in the range. */
  readonly overtimeSeconds: number;
  readonly regular: number | null;
  readonly premium: number | null;
}

export interface CostedWeek {
  readonly week: DayRange;
  readonly tiered: readonly Tiered<RatedWork>[];
}

/**
 * One member's payroll by job. Regular pay goes to the job it was earned in. Each overtime line is split by seconds
 * among the jobs whose hours were overtime; the shares add up to the line.
 */
export function jobCostsOf({ lines }: Pick<Payroll, 'lines'>, weeks: readonly CostedWeek[]): JobCost[] {
  const costs = lines.flatMap((line): JobCost[] => {
    if (line.kind === 'regular') return [regularCost(line)];
    return line.kind === 'overtime' ? premiumCosts(line, weeks) : [];
  });
  return summed(costs);
}

/** Merges the costs of each job, in order of first appearance. */
export function summed(costs: readonly JobCost[]): JobCost[] {
  const jobs = new Map<string | null, JobCost>();
  for (const cost of costs) jobs.set(cost.jobId, together(jobs.get(cost.jobId), cost));
  return [...jobs.values()];
}

/** Regular pay plus premium; null if either is unknown. */
export const costOf = ({ regular, premium }: JobCost): number | null => plus(regular, premium);

const NOTHING = {
  workedSeconds: 0,
  salariedSeconds: 0,
  missingSeconds: 0,
  overtimeSeconds: 0,
  regular: 0,
  premium: 0,
};

const regularCost = ({ jobId, rate, seconds, amount }: RegularLine): JobCost => ({
  ...NOTHING,
  jobId,
  workedSeconds: seconds,
  salariedSeconds: rate.kind === 'salary' ? seconds : 0,
  missingSeconds: rate.kind === 'missing' ? seconds : 0,
  regular: amount,
});

function premiumCosts(line: OvertimeLine, weeks: readonly CostedWeek[]): JobCost[] {
  const jobs = [...overtimeByJob(line, weeks)];
  const shares = sharesOf(
    line.amount,
    jobs.map(([, seconds]) => seconds),
  );
  return jobs.map(([jobId, overtimeSeconds], at) => ({
    ...NOTHING,
    jobId,
    overtimeSeconds,
    premium: shares[at] ?? null,
  }));
}

/** The seconds of an overtime line, by job. */
function overtimeByJob(line: OvertimeLine, weeks: readonly CostedWeek[]): Map<string | null, number> {
  const jobs = new Map<string | null, number>();
  const ofWeek = weeks.find(({ week }) => week.startsOn === line.week.startsOn);
  for (const { work, tiers } of ofWeek?.tiered ?? []) {
    const tier = tiers.find(({ multiplierHundredths }) => multiplierHundredths === line.multiplierHundredths);
    if (tier) jobs.set(work.jobId, (jobs.get(work.jobId) ?? 0) + tier.seconds);
  }
  return jobs;
}

/** Splits an amount by weight. Each share is within one minor unit of the exact share, and the shares add up. */
function sharesOf(amount: number | null, weights: readonly number[]): (number | null)[] {
  if (amount === null) return weights.map(() => null);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return weights.map((weight) => {
    const share = halfUp([amount, before + weight], [all]) - halfUp([amount, before], [all]);
    before += weight;
    return share;
  });
}

const together = (one: JobCost | undefined, other: JobCost): JobCost =>
  one === undefined
    ? other
    : {
        jobId: one.jobId,
        workedSeconds: one.workedSeconds + other.workedSeconds,
        salariedSeconds: one.salariedSeconds + other.salariedSeconds,
        missingSeconds: one.missingSeconds + other.missingSeconds,
        overtimeSeconds: one.overtimeSeconds + other.overtimeSeconds,
        regular: plus(one.regular, other.regular),
        premium: plus(one.premium, other.premium),
      };

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
