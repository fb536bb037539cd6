import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { TimesheetState } from './timesheets.rules';

/** A timesheet of sample data. Instants are RFC 3339. */
export interface ImportedTimesheet {
  readonly id: string;
  readonly memberId: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly state: TimesheetState;
  readonly submittedAt: string | null;
  readonly submittedByMemberId: string | null;
  readonly submitNote: string | null;
  readonly decidedAt: string | null;
  readonly decidedByMemberId: string | null;
  readonly decisionNote: string | null;
  readonly createdAt: string;
  readonly version: number;
}

/** Imports timesheets. Runs in the caller’s transaction. */
@Injectable()
export class TimesheetsImportRepository {
  constructor(private readonly sql: Sql) {}

  async addTimesheets(workspaceId: string, timesheets: readonly ImportedTimesheet[]): Promise<void> {
    await this.sql.addAll('timesheet', workspaceId, timesheets);
  }
}
