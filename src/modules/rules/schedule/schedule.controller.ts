import { Body, Get, Put } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { ScheduleInput, ScheduleView } from './schedule.contract';
import { ScheduleService } from './schedule.service';

/** Eight hours from Monday to Friday, for request examples. */
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
  @RequirePermission('rules:read', 'all')
  @Endpoint({
    id: 'getSchedule',
    summary: 'Get the work schedule',
    description: 'The default is eight hours from Monday to Friday, with workweeks that start on Sunday.',
    response: { status: 200, description: 'The current work schedule.', schema: ScheduleView },
  })
  get(@CurrentCaller() caller: Principal): Promise<ScheduleView> {
    return this.schedules.get(caller);
  }

  @Put()
  @RequirePermission('rules:edit', 'all')
  @Endpoint({
    id: 'setSchedule',
    summary: 'Set the work schedule',
    description:
      'The start of the workweek determines when weekly overtime and weekly pay periods begin, also for past weeks.',
    response: { status: 200, description: 'The current work schedule.', schema: ScheduleView },
    example: { workweekStartsOn: 'monday', expectedSeconds: EXAMPLE_WEEK },
    errors: [versionClash],
  })
  set(
    @CurrentCaller() caller: Principal,
    @Body({ schema: ScheduleInput }) input: ScheduleInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<ScheduleView> {
    return this.schedules.set(caller, input, seen);
  }
}
