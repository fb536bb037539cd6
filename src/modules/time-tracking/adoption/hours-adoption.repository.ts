import { Injectable } from '@nestjs/common';
import type { Credential } from '../../../access/principal';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { RequestState } from '../edit-requests/edit-requests.contract';
import type { EntryAction, EntrySnapshot, Source } from '../entries/time-entries.contract';
import type { SheetState } from '../timesheets/timesheets.rules';

/** An entry with its past; instants are RFC 3339. */
export interface AdoptedEntry extends Omit<EntrySnapshot, 'isArchived'> {
  readonly id: string;
  readonly memberId: string;
  readonly isInUnrecognised: boolean;
  readonly isOutUnrecognised: boolean;
  readonly source: Source;
  readonly remindedAt: string | null;
  readonly createdAt: string;
  readonly version: number;
}

export interface AdoptedHistoryLine {
  readonly id: string;
  readonly entryId: string;
  readonly action: EntryAction;
  readonly at: string;
  readonly byMemberId: string;
  readonly editRequestId: string | null;
  readonly before: EntrySnapshot | null;
  readonly after: EntrySnapshot;
}

export interface AdoptedSheet {
  readonly id: string;
  readonly memberId: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly state: SheetState;
  readonly submittedAt: string | null;
  readonly submittedByMemberId: string | null;
  readonly submitNote: string | null;
  readonly decidedAt: string | null;
  readonly decidedByMemberId: string | null;
  readonly decisionNote: string | null;
  readonly createdAt: string;
  readonly version: number;
}

export interface AdoptedEditRequest {
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

export interface AdoptedHours {
  readonly entries: readonly AdoptedEntry[];
  readonly history: readonly AdoptedHistoryLine[];
  readonly sheets: readonly AdoptedSheet[];
  readonly editRequests: readonly AdoptedEditRequest[];
}

/** Takes over hours with all that happened to them, as sample data has them. Runs in the caller’s transaction. */
@Injectable()
export class HoursAdoptionRepository {
  constructor(private readonly sql: Sql) {}

  /** @param through the credential that every line of history names */
  async adopt(workspaceId: string, hours: AdoptedHours, through: Credential): Promise<void> {
    await this.sql.addAll('time_entry', workspaceId, hours.entries);
    await this.sql.addAll('timesheet', workspaceId, hours.sheets);
    await this.sql.addAll('edit_request', workspaceId, hours.editRequests);
    const { kind: credentialKind, id: credentialId, name: credentialName } = through;
    const whence = { credentialKind, credentialId, credentialName };
    await this.sql.addAll(
      'time_entry_change',
      workspaceId,
      hours.history.map((line) => ({ ...line, ...whence })),
    );
  }
}
