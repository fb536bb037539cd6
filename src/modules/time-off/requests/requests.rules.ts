import type { Principal } from '../../../access/principal';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import { accrualYearOf, type Policy } from '../accrual';
import { timeOffTypeArchived } from '../types';
import type { RequestState } from './requests.contract';
import {
  timeOffBalanceShort,
  timeOffDayFull,
  timeOffNotAuthor,
  timeOffRequestDecided,
  timeOffYearFull,
} from './requests.problems';

/** @throws timeOffTypeArchived */
export function assertRequestable({ archivedAt }: { readonly archivedAt: Date | null }): void {
  if (archivedAt) throw timeOffTypeArchived();
}

/**
 * Checks that the balance covers a request.
 * @param balance with all pending hours for a new request, or only the request's own hours on approval
 * @param askedSeconds the total of a new request; 0 when its hours are already in `pendingSeconds`
 * @throws timeOffBalanceShort
 */
export function assertCovered(
  { limits: { lowestBalanceSeconds } }: Policy,
  { ledgerSeconds, pendingSeconds }: { readonly ledgerSeconds: number; readonly pendingSeconds: number },
  askedSeconds: number,
): void {
  const balanceSeconds = ledgerSeconds - pendingSeconds;
  if (lowestBalanceSeconds === null || balanceSeconds - askedSeconds >= lowestBalanceSeconds) return;
  throw timeOffBalanceShort(undefined, { balanceSeconds, askedSeconds, lowestBalanceSeconds });
}

/** @throws timeOffDayFull */
export function assertDaysFit(fullDays: readonly Day[]): void {
  if (fullDays.length > 0) throw timeOffDayFull(undefined, { days: fullDays });
}

/** The seconds requested per accrual year; calendar years are used without a hire date. */
export function askedByYear(
  days: readonly Day[],
  secondsPerDay: number,
  { yearStarts, hiredOn }: { yearStarts: Policy['yearStarts']; hiredOn: Day | null },
): readonly { readonly year: DayRange; readonly seconds: number }[] {
  const starts = hiredOn === null ? 'calendar_year' : yearStarts;
  const years = new Map<Day, { year: DayRange; seconds: number }>();
  for (const day of days) {
    const year = accrualYearOf(day, starts, hiredOn ?? day);
    const seconds = (years.get(year.startsOn)?.seconds ?? 0) + secondsPerDay;
    years.set(year.startsOn, { year, seconds });
  }
  return [...years.values()];
}

/** @throws timeOffYearFull */
export function assertYearFits(
  { startsOn }: DayRange,
  usedSeconds: number,
  { seconds, maxUseSeconds }: { seconds: number; maxUseSeconds: number },
): void {
  if (usedSeconds + seconds <= maxUseSeconds) return;
  throw timeOffYearFull(undefined, {
    yearStartsOn: startsOn,
    usedSeconds,
    askedSeconds: seconds,
    maxUseSeconds,
  });
}

/** @throws timeOffRequestDecided unless the request is pending */
export function assertPending({ state }: { readonly state: RequestState }): void {
  if (state !== 'pending') throw timeOffRequestDecided(undefined, { state });
}

/** @throws timeOffNotAuthor */
export function assertAuthor({ memberId }: Principal, { askedById }: { readonly askedById: string }): void {
  if (askedById !== memberId) throw timeOffNotAuthor();
}
