import { Injectable } from '@nestjs/common';
import type { Credential } from '../../access/principal';
import { TimeOffImportService } from '../time-off';
import { HoursImportRepository } from '../time-tracking';
import type { SamplePlan } from './plan/plan.rules';

/** Has the areas take over what happened in a company: its hours, and then the time off that they earned. */
@Injectable()
export class SampleHours {
  constructor(
    private readonly hours: HoursImportRepository,
    private readonly timeOff: TimeOffImportService,
  ) {}

  /** @param zone whose days count @param through the credential that made it all */
  async import(
    workspaceId: string,
    { hours, timeOff }: SamplePlan,
    { zone, through }: { zone: string; through: Credential },
  ): Promise<void> {
    await this.hours.import(workspaceId, hours, through);
    await this.timeOff.import(workspaceId, timeOff, zone);
  }
}
