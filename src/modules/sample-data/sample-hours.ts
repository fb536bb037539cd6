import { Injectable } from '@nestjs/common';
import type { Credential } from '../../access/principal';
import { TimeOffImportService } from '../time-off';
import { HoursImportService } from '../time-tracking';
import type { SamplePlan } from './plan.rules';

/** Imports hours, and then time off, because accruals depend on the hours. */
@Injectable()
export class SampleHours {
  constructor(
    private readonly hours: HoursImportService,
    private readonly timeOff: TimeOffImportService,
  ) {}

  /** @param zone IANA time zone of the workspace @param through the credential recorded for all entries */
  async import(
    workspaceId: string,
    { hours, timeOff }: SamplePlan,
    { zone, through }: { zone: string; through: Credential },
  ): Promise<void> {
    await this.hours.import(workspaceId, hours, through);
    await this.timeOff.import(workspaceId, timeOff, zone);
  }
}
