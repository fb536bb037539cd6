import type { JobPayChange, MemberPayChange, PayChangeView } from './pay-rates.contract';
import type { PayChangeRow } from './pay-rates.repository';
import { memberPayOf } from './pay-rates.service';

/** What of a change is told in the audit log: its terms. */
export function auditedTerms(change: PayChangeView): Record<string, unknown> {
  const { id, createdAt, voidedAt, voidReason, version, ...terms } = change;
  return terms;
}

/** @param row of a member's pay */
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

/** @param row of a job's pay */
export const jobView = (row: PayChangeRow, currency: string): JobPayChange => ({
  jobId: row.jobId ?? '',
  isPaid: row.isPaid ?? true,
  isOvertimeEligible: row.isOvertimeEligible ?? true,
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
