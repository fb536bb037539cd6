import { Injectable } from '@nestjs/common';
import { Accruals } from './accrual';
import { type ImportedLine, LedgerRepository } from './ledger';
import {
  EntriesRepository,
  type ImportedEntry,
  type ImportedRequest,
  type ImportedRequestDay,
  RequestsRepository,
} from './requests';
import { type ImportedType, TimeOffTypesRepository } from './types';

export interface ImportedTimeOff {
  readonly types: readonly ImportedType[];
  readonly requests: readonly ImportedRequest[];
  readonly days: readonly ImportedRequestDay[];
  readonly entries: readonly ImportedEntry[];
  readonly lines: readonly ImportedLine[];
}

/**
 * Imports time off with its history, for sample data, and then accrues what is due by the hours worked. Runs in the
 * caller’s transaction.
 */
@Injectable()
export class TimeOffImportService {
  constructor(
    private readonly types: TimeOffTypesRepository,
    private readonly accruals: Accruals,
    private readonly requests: RequestsRepository,
    private readonly entries: EntriesRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  /** @param zone the time zone of the workspace */
  async import(workspaceId: string, timeOff: ImportedTimeOff, zone: string): Promise<void> {
    const scopes = timeOff.types.map(({ id: typeId }) => ({ workspaceId, typeId, zone }));
    await this.types.import(workspaceId, timeOff.types);
    for (const scope of scopes) await this.accruals.openAccounts(scope);
    await this.requests.import(workspaceId, timeOff.requests, timeOff.days);
    await this.entries.import(workspaceId, timeOff.entries);
    await this.ledger.import(workspaceId, timeOff.lines);
    for (const scope of scopes) {
      const type = await this.types.lockShared(workspaceId, scope.typeId);
      if (type) await this.accruals.catchUp(scope, type, null);
    }
  }
}
