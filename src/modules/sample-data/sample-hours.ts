import { Injectable } from '@nestjs/common';
import type { Credential } from '../../access/principal';
import { TimeOffAdoptionService } from '../time-off';
import { HoursAdoptionRepository } from '../time-tracking';
import type { SamplePlan } from './plan/plan.rules';

/** Has the areas take over what happened in a company: its hours, and then the time off that they earned. */
@Injectable()
export class SampleHours {
  constructor(
    private readonly hours: HoursAdoptionRepository,
    private readonly timeOff: TimeOffAdoptionService,
  ) {}

  /** @param zone whose days count @param through the credential that made it all */
  async adopt(
    workspaceId: string,
    { hours, timeOff }: SamplePlan,
    { zone, through }: { zone: string; through: Credential },
  ): Promise<void> {
    await this.hours.adopt(workspaceId, hours, through);
    await this.timeOff.adopt(workspaceId, timeOff, zone);
  }
}
