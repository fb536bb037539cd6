import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../kernel/calendar/calendar';
import type { PaySchedule } from '../rules';
import { type PayChangeRow, PayRatesRepository } from './pay-rates.repository';
import { type JobPay, type MemberPay, UNSET_SCHEDULE } from './pay-rates.rules';

/** Live changes of members and of jobs, oldest first, by whose they are. */
export interface PayChanges {
  readonly members: ReadonlyMap<string, readonly MemberPay[]>;
  readonly jobs: ReadonlyMap<string, readonly JobPay[]>;
}

/** What pay counts on which day, for whoever computes with it. */
@Injectable()
export class PayRatesService {
  constructor(private readonly changes: PayRatesRepository) {}

  /** A member's pay on a day. @returns undefined where none was set by then */
  async payOn(workspaceId: string, memberId: string, day: Day): Promise<MemberPay | undefined> {
    const row = await this.changes.findOn(workspaceId, { memberId }, day);
    return row && memberPayOf(row);
  }

  /** How often a member is paid on a day; weekly where no pay was set. */
  async payScheduleOn(workspaceId: string, memberId: string, day: Day): Promise<PaySchedule> {
    return (await this.payOn(workspaceId, memberId, day))?.paySchedule ?? UNSET_SCHEDULE;
  }

  /** Everything that counts on some day of a range. */
  async changesOf(workspaceId: string, { startsOn, endsOn }: DayRange): Promise<PayChanges> {
    const rows = await this.changes.listWithin(workspaceId, startsOn, endsOn);
    return {
      members: grouped(rows, ({ memberId }) => memberId, memberPayOf),
      jobs: grouped(rows, ({ jobId }) => jobId, jobPayOf),
    };
  }
}

function grouped<P>(
  rows: readonly PayChangeRow[],
  ownerOf: (row: PayChangeRow) => string | null,
  payOf: (row: PayChangeRow) => P,
): Map<string, P[]> {
  const groups = new Map<string, P[]>();
  for (const row of rows) {
    const owner = ownerOf(row);
    if (owner !== null) groups.set(owner, [...(groups.get(owner) ?? []), payOf(row)]);
  }
  return groups;
}

/** The pay that a member's row says. */
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

function jobPayOf({ id, effectiveOn, isPaid, isOvertimeEligible, amount }: PayChangeRow): JobPay {
  return {
    changeId: id,
    effectiveOn,
    isPaid: isPaid ?? true,
    isOvertimeEligible: isOvertimeEligible ?? true,
    amount,
  };
}
