import type { PaySchedule } from '../rules';
import type { JobPayChange, MemberPayChange, PayChangeView } from './pay-rates.contract';
import type { PayChangeRow } from './pay-rates.repository';
import { type JobPay, type MemberPay, UNSET_JOB } from './pay-rates.rules';

/** Maps a row to a member's pay. */
export function memberPayOf(row: PayChangeRow): MemberPay {
  const { id, effectiveOn, kind, amount, isOvertimeExempt } = row;
  return {
    changeId: id,
    effectiveOn,
    kind: kind ?? 'hourly',
    amount: amount ?? 0,
    isOvertimeExempt: isOvertimeExempt ?? false,
    paySchedule: payScheduleOf(row),
  };
}

function payScheduleOf({ paySchedule, anchoredOn, effectiveOn }: PayChangeRow): PaySchedule {
  if (paySchedule === 'biweekly') return { kind: 'biweekly', anchoredOn: anchoredOn ?? effectiveOn };
  return { kind: paySchedule ?? 'weekly' };
}

/** Maps a row to a job's pay. */
export function jobPayOf({ id, effectiveOn, isPaid, isOvertimeEligible, amount }: PayChangeRow): JobPay {
  return {
    changeId: id,
    effectiveOn,
    isPaid: isPaid ?? UNSET_JOB.isPaid,
    isOvertimeEligible: isOvertimeEligible ?? UNSET_JOB.isOvertimeEligible,
    amount,
  };
}

/** The terms of a change, as recorded in the audit log. */
export function auditedTerms(change: PayChangeView): Record<string, unknown> {
  const { id, createdAt, voidedAt, voidReason, version, ...terms } = change;
  return terms;
}

/** @param row a member's pay change */
export function memberView(row: PayChangeRow, currency: string): MemberPayChange {
  const { kind, amount, isOvertimeExempt, paySchedule } = memberPayOf(row);
  return {
    memberId: row.memberId ?? '',
    kind,
    rate: { amount, currency },
    isOvertimeExempt,
    paySchedule: paySchedule.kind,
    anchoredOn: row.anchoredOn,
    ...stamps(row),
  };
}

/** @param row a job's pay change */
export const jobView = (row: PayChangeRow, currency: string): JobPayChange => ({
  jobId: row.jobId ?? '',
  isPaid: row.isPaid ?? UNSET_JOB.isPaid,
  isOvertimeEligible: row.isOvertimeEligible ?? UNSET_JOB.isOvertimeEligible,
  rate: row.amount === null ? null : { amount: row.amount, currency },
  ...stamps(row),
});

export const changeView = (row: PayChangeRow, currency: string): PayChangeView =>
  row.memberId === null ? jobView(row, currency) : memberView(row, currency);

const stamps = (row: PayChangeRow) => ({
  id: row.id,
  effectiveOn: row.effectiveOn,
  createdAt: row.createdAt.toISOString(),
  voidedAt: row.voidedAt?.toISOString() ?? null,
  voidReason: row.voidReason,
  version: row.version,
});
