import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { TimesheetSchema } from './timesheet.entity';
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
export class TimesheetsImportRepository extends KyselyRepository<typeof TimesheetSchema> {
  addTimesheets(workspaceId: string, timesheets: readonly ImportedTimesheet[]): Promise<void> {
    return this.insertMany(
      'timesheet',
      timesheets.map((timesheet) => ({
        workspaceId,
        ...timesheet,
        submittedAt: instantOf(timesheet.submittedAt),
        decidedAt: instantOf(timesheet.decidedAt),
        createdAt: new Date(timesheet.createdAt),
      })),
    );
  }
}

const instantOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
