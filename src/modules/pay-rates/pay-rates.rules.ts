import type { Day } from '../../kernel/calendar/calendar';
import type { PaySchedule } from '../rules';
import { currencyForeign } from './pay-rates.problems';

/** What a member is paid from a day on. */
export interface MemberPay {
  readonly changeId: string;
  readonly effectiveOn: Day;
  readonly kind: 'hourly' | 'salary';
  /** Minor units, an hour or a year. */
  readonly amount: number;
  readonly isOvertimeExempt: boolean;
  readonly paySchedule: PaySchedule;
}

/** What a job is paid from a day on. */
export interface JobPay {
  readonly changeId: string;
  readonly effectiveOn: Day;
  readonly isPaid: boolean;
  readonly isOvertimeEligible: boolean;
  /** Minor units an hour; null where each is paid their own rate. */
  readonly amount: number | null;
}

/** What applies where nothing was set: paid weekly. */
export const UNSET_SCHEDULE: PaySchedule = { kind: 'weekly' };
/** What applies to a job of which nothing was set: paid at each one’s own rate, counted for overtime. */
export const UNSET_JOB: Omit<JobPay, 'changeId' | 'effectiveOn'> = {
  isPaid: true,
  isOvertimeEligible: true,
  amount: null,
};

/** The change that counts on a day: the last that is not later. @param changes live ones, in whatever order */
export function changeOn<C extends { readonly effectiveOn: Day }>(
  changes: readonly C[],
  day: Day,
): C | undefined {
  let found: C | undefined;
  for (const change of changes)
    if (change.effectiveOn <= day && (!found || change.effectiveOn > found.effectiveOn)) found = change;
  return found;
}

/** @throws currencyForeign when an amount is meant in another currency than the workspace's */
export function assertCurrency(meant: string | undefined, currency: string): void {
  if (meant !== undefined && meant !== currency) throw currencyForeign(undefined, { currency });
}
