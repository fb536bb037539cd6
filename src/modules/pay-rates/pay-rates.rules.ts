import type { Day } from '../../kernel/calendar/calendar';
import type { PaySchedule, PayScheduleKind } from '../rules';
import type { JobPayInput, MemberPayInput } from './pay-rates.contract';
import { currencyForeign } from './pay-rates.problems';

/** The pay of a member from a day on. */
export interface MemberPay {
  readonly changeId: string;
  readonly effectiveOn: Day;
  readonly kind: 'hourly' | 'salary';
  /** Minor units, per hour or per year. */
  readonly amount: number;
  readonly isOvertimeExempt: boolean;
  readonly paySchedule: PaySchedule;
}

/** The pay of a job from a day on. */
export interface JobPay {
  readonly changeId: string;
  readonly effectiveOn: Day;
  readonly isPaid: boolean;
  readonly isOvertimeEligible: boolean;
  /** Minor units per hour; null when each member is paid their own rate. */
  readonly amount: number | null;
}

/** The pay schedule of a member without a pay change. */
export const UNSET_SCHEDULE: PaySchedule = { kind: 'weekly' };
/** The terms of a job without a pay change: each member's own rate, counted towards overtime. */
export const UNSET_JOB: Omit<JobPay, 'changeId' | 'effectiveOn'> = {
  isPaid: true,
  isOvertimeEligible: true,
  amount: null,
};

/** The change that applies on a day: the latest one effective by then. @param changes active ones, in any order */
export function changeOn<C extends { readonly effectiveOn: Day }>(
  changes: readonly C[],
  day: Day,
): C | undefined {
  let found: C | undefined;
  for (const change of changes)
    if (change.effectiveOn <= day && (!found || change.effectiveOn > found.effectiveOn)) found = change;
  return found;
}

/** @throws currencyForeign when the currency is not the workspace's */
export function assertCurrency(meant: string | undefined, currency: string): void {
  if (meant !== undefined && meant !== currency) throw currencyForeign(undefined, { currency });
}

/** The terms of a new change of a member's pay. */
export interface MemberTerms extends Pick<MemberPay, 'kind' | 'amount' | 'isOvertimeExempt'> {
  readonly paySchedule: PayScheduleKind;
  readonly anchoredOn: Day | null;
}
/** The terms of a new change of a job's pay. */
export type JobTerms = Omit<JobPay, 'changeId' | 'effectiveOn'>;

/** The new terms; omitted fields keep their previous value, or default to not exempt and weekly. */
export function memberTerms(input: MemberPayInput, before: MemberPay | undefined): MemberTerms {
  const isOvertimeExempt = input.isOvertimeExempt ?? before?.isOvertimeExempt ?? false;
  return { kind: input.kind, amount: input.rate.amount, isOvertimeExempt, ...scheduleTerms(input, before) };
}

function scheduleTerms({ paySchedule, anchoredOn }: MemberPayInput, before: MemberPay | undefined) {
  if (paySchedule) return { paySchedule, anchoredOn: anchoredOn ?? null };
  const kept = before?.paySchedule ?? UNSET_SCHEDULE;
  return { paySchedule: kept.kind, anchoredOn: kept.kind === 'biweekly' ? kept.anchoredOn : null };
}

/**
 * The new terms; omitted fields keep their previous value. An unpaid job has no rate, and giving a job a rate makes it
 * paid.
 */
export function jobTerms(
  { isPaid, isOvertimeEligible, rate }: JobPayInput,
  before: JobTerms = UNSET_JOB,
): JobTerms {
  const willBePaid = isPaid ?? (rate ? true : before.isPaid);
  const amount = rate === undefined ? before.amount : (rate?.amount ?? null);
  return {
    isPaid: willBePaid,
    isOvertimeEligible: isOvertimeEligible ?? before.isOvertimeEligible,
    amount: willBePaid ? amount : null,
  };
}
