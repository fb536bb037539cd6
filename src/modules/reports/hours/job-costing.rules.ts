import type { DayRange } from '../../../kernel/calendar/calendar';
import { halfUp, type OvertimeLine, type Payroll, type RatedWork, type RegularLine } from '../../pay-rates';
import type { Tiered } from '../../rules';

/** What work in one job costs; null where a rate is missing. */
export interface JobCost {
  readonly jobId: string | null;
  readonly workedSeconds: number;
  /** Paid with a salary, and so part of no cost. */
  readonly salariedSeconds: number;
  readonly missingSeconds: number;
  /** Hours that a premium is paid for: those of the weeks that end in the range. */
  readonly overtimeSeconds: number;
  readonly regular: number | null;
  readonly premium: number | null;
}

export interface CostedWeek {
  readonly week: DayRange;
  readonly tiered: readonly Tiered<RatedWork>[];
}

/**
 * One member's payroll by job: regular pay where it was earned, and each line of overtime shared among the jobs whose
 * hours were the overtime, by seconds. The shares of a line add up to it.
 */
export function jobCostsOf({ lines }: Pick<Payroll, 'lines'>, weeks: readonly CostedWeek[]): JobCost[] {
  const costs = lines.flatMap((line): JobCost[] => {
    if (line.kind === 'regular') return [regularCost(line)];
    return line.kind === 'overtime' ? premiumCosts(line, weeks) : [];
  });
  return summed(costs);
}

/** The same jobs together, each once, in the order in which they come. */
export function summed(costs: readonly JobCost[]): JobCost[] {
  const jobs = new Map<string | null, JobCost>();
  for (const cost of costs) jobs.set(cost.jobId, together(jobs.get(cost.jobId), cost));
  return [...jobs.values()];
}

/** Regular pay and premium; null while either is not known. */
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

/** The seconds that a line of overtime is about, by job. */
function overtimeByJob(line: OvertimeLine, weeks: readonly CostedWeek[]): Map<string | null, number> {
  const jobs = new Map<string | null, number>();
  const ofWeek = weeks.find(({ week }) => week.startsOn === line.week.startsOn);
  for (const { work, tiers } of ofWeek?.tiered ?? []) {
    const tier = tiers.find(({ multiplierHundredths }) => multiplierHundredths === line.multiplierHundredths);
    if (tier) jobs.set(work.jobId, (jobs.get(work.jobId) ?? 0) + tier.seconds);
  }
  return jobs;
}

/** An amount in parts by weight, each within a minor unit of its exact share; they add up to the whole. */
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
