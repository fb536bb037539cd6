import { Injectable } from '@nestjs/common';
import { AccrualRepository } from '../accrual/accrual.repository';
import { Accruals } from '../accrual/accruals';
import { TimeOffTypesRepository } from '../types/time-off-types.repository';
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
    private readonly accounts: AccrualRepository,
    private readonly accruals: Accruals,
  ) {}

  /** @param zone the time zone of the workspace */
  async import(workspaceId: string, timeOff: ImportedTimeOff, zone: string): Promise<void> {
    const wheres = timeOff.types.map(({ id: typeId }) => ({ workspaceId, typeId, zone }));
    await this.imported.addTypes(workspaceId, timeOff.types);
    for (const where of wheres) await this.accounts.open(where, null);
    await this.imported.addPast(workspaceId, timeOff);
    for (const where of wheres) {
      const type = await this.types.keep(workspaceId, where.typeId);
      if (type) await this.accruals.catchUp(where, type, null);
    }
  }
}
