import type { Day } from '../../kernel/calendar/calendar';
import type { DayWork } from '../rules';
import { changeOn, type JobPay, type MemberPay, UNSET_JOB } from './pay-rates.rules';

/** Time worked on one day in one job. */
export interface JobWork {
  readonly day: Day;
  readonly seconds: number;
  readonly jobId: string | null;
}

/** How a piece of work is paid: by the hour, as part of the salary, not at all, or with a rate that is not set. */
export type Rate =
  | { readonly kind: 'hourly'; readonly amount: number }
  | { readonly kind: 'salary' }
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'missing' };

export interface RatedWork extends DayWork, JobWork {
  readonly rate: Rate;
}

/** Active pay changes of one member and of all jobs. */
export interface Pays {
  readonly member: readonly MemberPay[];
  readonly jobs: ReadonlyMap<string, readonly JobPay[]>;
}

/**
 * Adds the rate of the day to each piece of work: the job's rate, else the member's. A salary covers all hours of its
 * days, in every job. Unpaid time, exempt members and overtime-ineligible jobs do not count towards overtime.
 */
export function ratedOf(works: readonly JobWork[], pays: Pays): RatedWork[] {
  return works.map((work) => {
    const member = changeOn(pays.member, work.day);
    const job = changeOn(jobChanges(work, pays), work.day) ?? UNSET_JOB;
    const rate = rateOf(member, job);
    const isEligible = rate.kind !== 'unpaid' && job.isOvertimeEligible && !member?.isOvertimeExempt;
    return { day: work.day, seconds: work.seconds, jobId: work.jobId, rate, isEligible };
  });
}

const NONE: readonly JobPay[] = [];
const jobChanges = ({ jobId }: JobWork, { jobs }: Pays): readonly JobPay[] =>
  (jobId === null ? undefined : jobs.get(jobId)) ?? NONE;

function rateOf(member: MemberPay | undefined, job: Pick<JobPay, 'isPaid' | 'amount'>): Rate {
  if (!job.isPaid) return { kind: 'unpaid' };
  if (member?.kind === 'salary') return { kind: 'salary' };
  const amount = job.amount ?? member?.amount;
  return amount === undefined ? { kind: 'missing' } : { kind: 'hourly', amount };
}
