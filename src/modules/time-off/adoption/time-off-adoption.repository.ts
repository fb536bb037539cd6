import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import { AccrualRepository } from '../accrual/accrual.repository';
import { Accruals } from '../accrual/accruals';
import type { Accrual, YearStart } from '../accrual/policy.contract';
import type { NewLedgerLine } from '../ledger/ledger.repository';
import type { RequestState } from '../requests/requests.contract';
import { TimeOffTypesRepository } from '../types/time-off-types.repository';

/** A type with its past; instants are RFC 3339. */
export interface AdoptedType {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly isPaid: boolean;
  readonly paysOutOnTermination: boolean;
  readonly accrual: Accrual;
  readonly yearStarts: YearStart;
  readonly waitingDays: number;
  readonly maxBalanceSeconds: number | null;
  readonly lowestBalanceSeconds: number | null;
  readonly startsOn: Day;
  readonly anchoredOn: Day;
  readonly createdAt: string;
}

export interface AdoptedTimeOffRequest {
  readonly id: string;
  readonly typeId: string;
  readonly memberId: string;
  readonly secondsPerDay: number;
  readonly note: string | null;
  readonly state: RequestState;
  readonly askedByMemberId: string;
  readonly decidedAt: string | null;
  readonly decidedByMemberId: string | null;
  readonly decisionNote: string | null;
  readonly createdAt: string;
}

export interface AdoptedTimeOffEntry {
  readonly id: string;
  readonly requestId: string;
  readonly typeId: string;
  readonly memberId: string;
  readonly onDay: Day;
  readonly seconds: number;
  readonly createdAt: string;
}

export type AdoptedLine = NewLedgerLine & { readonly recordedAt: string };

export interface AdoptedTimeOff {
  readonly types: readonly AdoptedType[];
  readonly requests: readonly AdoptedTimeOffRequest[];
  readonly days: readonly { readonly requestId: string; readonly onDay: Day }[];
  readonly entries: readonly AdoptedTimeOffEntry[];
  readonly lines: readonly AdoptedLine[];
}

/**
 * Takes over time off with its past, as sample data has it, and lets accrue what is due by the hours that are there.
 * Runs in the caller’s transaction.
 */
@Injectable()
export class TimeOffAdoptionRepository {
  constructor(
    private readonly sql: Sql,
    private readonly types: TimeOffTypesRepository,
    private readonly accounts: AccrualRepository,
    private readonly accruals: Accruals,
  ) {}

  /** @param zone whose days count */
  async adopt(workspaceId: string, timeOff: AdoptedTimeOff, zone: string): Promise<void> {
    const wheres = timeOff.types.map(({ id: typeId }) => ({ workspaceId, typeId, zone }));
    await this.sql.addAll('time_off_type', workspaceId, timeOff.types);
    for (const where of wheres) await this.accounts.open(where, null);
    await this.sql.addAll('time_off_request', workspaceId, timeOff.requests);
    await this.sql.addAll('time_off_request_day', workspaceId, timeOff.days);
    await this.sql.addAll('time_off_entry', workspaceId, timeOff.entries);
    await this.sql.addAll('time_off_line', workspaceId, timeOff.lines);
    for (const where of wheres) {
      const type = await this.types.keep(workspaceId, where.typeId);
      if (type) await this.accruals.catchUp(where, type, null);
    }
  }
}
