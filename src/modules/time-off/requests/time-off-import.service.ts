import { Injectable } from '@nestjs/common';
import { Accruals } from '../accrual';
import { TimeOffTypesRepository } from '../types';
import { type ImportedTimeOff, TimeOffImportRepository } from './time-off-import.repository';

/**
 * Imports time off with its history, for sample data, and then accrues what is due by the hours worked. Runs in the
 * caller’s transaction.
 */
@Injectable()
export class TimeOffImportService {
  constructor(
    private readonly imported: TimeOffImportRepository,
    private readonly types: TimeOffTypesRepository,
    private readonly accruals: Accruals,
  ) {}

  /** @param zone the time zone of the workspace */
  async import(workspaceId: string, timeOff: ImportedTimeOff, zone: string): Promise<void> {
    const wheres = timeOff.types.map(({ id: typeId }) => ({ workspaceId, typeId, zone }));
    await this.imported.addTypes(workspaceId, timeOff.types);
    for (const where of wheres) await this.accruals.openAccounts(where);
    await this.imported.addPast(workspaceId, timeOff);
    for (const where of wheres) {
      const type = await this.types.lockShared(workspaceId, where.typeId);
      if (type) await this.accruals.catchUp(where, type, null);
    }
  }
}
