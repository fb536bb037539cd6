import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../kernel/calendar/calendar';
import type { PaySchedule } from '../rules';
import { jobPayOf, memberPayOf } from './pay-change-views';
import { type PayChangeRow, PayRatesRepository } from './pay-rates.repository';
import { type JobPay, type MemberPay, UNSET_SCHEDULE } from './pay-rates.rules';

/** Active changes by member or job id, oldest first. */
export type ChangesBy<P> = ReadonlyMap<string, readonly P[]>;

/** The pay that applies on a day, for other modules. */
@Injectable()
export class PayRatesService {
  constructor(private readonly changes: PayRatesRepository) {}

  /** A member's pay on a day. @returns undefined when no pay was set by then */
  async payOn(workspaceId: string, memberId: string, day: Day): Promise<MemberPay | undefined> {
    const row = await this.changes.findOn(workspaceId, { memberId }, day);
    return row && memberPayOf(row);
  }

  /** A member's pay schedule on a day; weekly when no pay was set. */
  async payScheduleOn(workspaceId: string, memberId: string, day: Day): Promise<PaySchedule> {
    return (await this.payOn(workspaceId, memberId, day))?.paySchedule ?? UNSET_SCHEDULE;
  }

  /** The pay of members on the days of a range. */
  async ofMembers(
    workspaceId: string,
    memberIds: readonly string[],
    range: DayRange,
  ): Promise<ChangesBy<MemberPay>> {
    const rows = await this.changes.listWithin(workspaceId, range, memberIds);
    return grouped(rows, ({ memberId }) => memberId, memberPayOf);
  }

  /** The pay of jobs on the days of a range. */
  async ofJobs(workspaceId: string, range: DayRange): Promise<ChangesBy<JobPay>> {
    const rows = await this.changes.listWithin(workspaceId, range, null);
    return grouped(rows, ({ jobId }) => jobId, jobPayOf);
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
