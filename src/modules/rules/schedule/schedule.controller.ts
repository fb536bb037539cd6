import { Body, Get, Put } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { ScheduleView, ScheduleWish } from './schedule.contract';
import { ScheduleService } from './schedule.service';

/** Eight hours from Monday to Friday: what a request shows as an example. */
export const EXAMPLE_WEEK = {
  monday: 28_800,
  tuesday: 28_800,
  wednesday: 28_800,
  thursday: 28_800,
  friday: 28_800,
  saturday: null,
  sunday: null,
};

@ApiController('rules/schedule', 'Rules')
export class ScheduleController {
  constructor(private readonly schedules: ScheduleService) {}

  @Get()
  @Allow('rules:read', 'all')
  @Answers({
    id: 'getSchedule',
    summary: 'Get the work schedule',
    description: 'Until somebody chooses: eight hours from Monday to Friday, workweeks from Sunday.',
    answer: { status: 200, says: 'The working days as they are now.', schema: ScheduleView },
  })
  get(@Who() who: Principal): Promise<ScheduleView> {
    return this.schedules.get(who);
  }

  @Put()
  @Allow('rules:edit', 'all')
  @Answers({
    id: 'setSchedule',
    summary: 'Set the work schedule',
    description:
      'The workweek decides where weekly overtime and weekly pay periods begin, also of past weeks.',
    answer: { status: 200, says: 'The working days as they are now.', schema: ScheduleView },
    example: { workweekStartsOn: 'monday', expectedSeconds: EXAMPLE_WEEK },
    refuses: [versionClash],
  })
  set(
    @Who() who: Principal,
    @Body({ schema: ScheduleWish }) wish: ScheduleWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<ScheduleView> {
    return this.schedules.set(who, wish, seen);
  }
}
