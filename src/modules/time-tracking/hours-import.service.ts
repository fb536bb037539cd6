import { Injectable } from '@nestjs/common';
import type { Credential } from '../../access/principal';
import { EditRequestsImportRepository, type ImportedEditRequest } from './edit-requests';
import { type ImportedEntry, type ImportedHistoryLine, TimeEntriesImportRepository } from './time-entries';
import { type ImportedTimesheet, TimesheetsImportRepository } from './timesheets';

export interface ImportedHours {
  readonly entries: readonly ImportedEntry[];
  readonly history: readonly ImportedHistoryLine[];
  readonly timesheets: readonly ImportedTimesheet[];
  readonly editRequests: readonly ImportedEditRequest[];
}

/** Imports hours with their history, for sample data. Runs in the caller’s transaction. */
@Injectable()
export class HoursImportService {
  constructor(
    private readonly entries: TimeEntriesImportRepository,
    private readonly timesheets: TimesheetsImportRepository,
    private readonly requests: EditRequestsImportRepository,
  ) {}

  /** @param through the credential recorded in all history lines */
  async import(workspaceId: string, hours: ImportedHours, through: Credential): Promise<void> {
    await this.entries.addEntries(workspaceId, hours.entries);
    await this.timesheets.addTimesheets(workspaceId, hours.timesheets);
    await this.requests.addRequests(workspaceId, hours.editRequests);
    await this.entries.addHistory(workspaceId, hours.history, through);
  }
}
