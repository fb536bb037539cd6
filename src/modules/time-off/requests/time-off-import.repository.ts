import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { Accrual, YearStart } from '../accrual';
import type { NewLedgerLine } from '../ledger';
import type { RequestState } from './requests.contract';

/** A type with its history. Instants are RFC 3339. */
export interface ImportedType {
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

export interface ImportedTimeOffRequest {
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

export interface ImportedTimeOffEntry {
  readonly id: string;
  readonly requestId: string;
  readonly typeId: string;
  readonly memberId: string;
  readonly onDay: Day;
  readonly seconds: number;
  readonly createdAt: string;
}

export type ImportedLine = NewLedgerLine & { readonly recordedAt: string };

export interface ImportedTimeOff {
  readonly types: readonly ImportedType[];
  readonly requests: readonly ImportedTimeOffRequest[];
  readonly days: readonly { readonly requestId: string; readonly onDay: Day }[];
  readonly entries: readonly ImportedTimeOffEntry[];
  readonly lines: readonly ImportedLine[];
}

/** Inserts sample time-off data with its history. */
@Injectable()
export class TimeOffImportRepository {
  constructor(private readonly sql: Sql) {}

  addTypes(workspaceId: string, types: readonly ImportedType[]): Promise<void> {
    return this.sql.addAll('time_off_type', workspaceId, types);
  }

  /** Inserts requests, days off and ledger lines. Their types and accounts must exist. */
  async addPast(workspaceId: string, { requests, days, entries, lines }: ImportedTimeOff): Promise<void> {
    await this.sql.addAll('time_off_request', workspaceId, requests);
    await this.sql.addAll('time_off_request_day', workspaceId, days);
    await this.sql.addAll('time_off_entry', workspaceId, entries);
    await this.sql.addAll('time_off_line', workspaceId, lines);
  }
}
