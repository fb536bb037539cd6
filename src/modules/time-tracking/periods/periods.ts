import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import { PayRatesService } from '../../pay-rates';
import { periodOf, ScheduleService } from '../../rules';

/** Finds a member's pay period from their pay schedule on a day and the company's workweek. */
@Injectable()
export class Periods {
  constructor(
    private readonly pay: PayRatesService,
    private readonly schedules: ScheduleService,
  ) {}

  async findPeriod(workspaceId: string, memberId: string, day: Day): Promise<DayRange> {
    const paySchedule = await this.pay.payScheduleOn(workspaceId, memberId, day);
    const { workweekStartsOn } = await this.schedules.scheduleOf(workspaceId);
    return periodOf(paySchedule, day, workweekStartsOn);
  }
}
