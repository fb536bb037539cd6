import { Injectable } from '@nestjs/common';
import type { Credential } from '../../../access/principal';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { RequestState } from '../edit-requests/edit-requests.contract';
import type { EntryAction, EntrySnapshot, Source } from '../entries/time-entries.contract';
import type { TimesheetState } from '../timesheets/timesheets.rules';

/** An entry with its history. Instants are RFC 3339. */
export interface ImportedEntry extends Omit<EntrySnapshot, 'isArchived'> {
  readonly id: string;
  readonly memberId: string;
  readonly isInUnrecognised: boolean;
  readonly isOutUnrecognised: boolean;
  readonly source: Source;
  readonly remindedAt: string | null;
  readonly createdAt: string;
  readonly version: number;
}

export interface ImportedHistoryLine {
  readonly id: string;
  readonly entryId: string;
  readonly action: EntryAction;
  readonly at: string;
  readonly byMemberId: string;
  readonly editRequestId: string | null;
  readonly before: EntrySnapshot | null;
  readonly after: EntrySnapshot;
}

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

export interface ImportedEditRequest {
  readonly id: string;
  readonly memberId: string;
  readonly entryId: string | null;
  readonly entryVersion: number | null;
  readonly inAt: string;
  readonly outAt: string;
  readonly jobId: string | null;
  readonly note: string | null;
  readonly reason: string;
  readonly state: RequestState;
  readonly decidedAt: string | null;
  readonly decidedByMemberId: string | null;
  readonly decisionNote: string | null;
  readonly createdAt: string;
}

export interface ImportedHours {
  readonly entries: readonly ImportedEntry[];
  readonly history: readonly ImportedHistoryLine[];
  readonly timesheets: readonly ImportedTimesheet[];
  readonly editRequests: readonly ImportedEditRequest[];
}

/** Imports hours with their history, for sample data. Runs in the caller’s transaction. */
@Injectable()
export class HoursImportRepository {
  constructor(private readonly sql: Sql) {}

  /** @param through the credential recorded in all history lines */
  async import(workspaceId: string, hours: ImportedHours, through: Credential): Promise<void> {
    await this.sql.addAll('time_entry', workspaceId, hours.entries);
    await this.sql.addAll('timesheet', workspaceId, hours.timesheets);
    await this.sql.addAll('edit_request', workspaceId, hours.editRequests);
    const { kind: credentialKind, id: credentialId, name: credentialName } = through;
    const credentialColumns = { credentialKind, credentialId, credentialName };
    await this.sql.addAll(
      'time_entry_change',
      workspaceId,
      hours.history.map((line) => ({ ...line, ...credentialColumns })),
    );
  }
}
