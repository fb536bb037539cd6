import { Body, Get, Param, Put } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { MemberId, memberNotFound } from '../../members';
import { MemberScheduleService } from './member-schedule.service';
import { MemberScheduleInput, MemberScheduleView } from './schedule.contract';

@ApiController('members', 'Members')
export class MemberScheduleController {
  constructor(private readonly schedules: MemberScheduleService) {}

  @Get(':memberId/schedule')
  @RequirePermission('employees:read', 'own')
  @Endpoint({
    id: 'getMemberSchedule',
    summary: 'Get a member’s working days',
    response: {
      status: 200,
      description: 'The member’s own working days, or the company’s.',
      schema: MemberScheduleView,
    },
    errors: [memberNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
  ): Promise<MemberScheduleView> {
    return this.schedules.get(caller, memberId);
  }

  @Put(':memberId/schedule')
  @RequirePermission('employees:edit', 'all')
  @Endpoint({
    id: 'setMemberSchedule',
    summary: 'Set a member’s own working days',
    description: 'Send null to return to the company’s working days.',
    response: { status: 200, description: 'The current working days.', schema: MemberScheduleView },
    example: {
      expectedSeconds: {
        monday: 14_400,
        tuesday: 14_400,
        wednesday: 14_400,
        thursday: 14_400,
        friday: null,
        saturday: null,
        sunday: null,
      },
    },
    errors: [memberNotFound, versionClash],
  })
  set(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: MemberScheduleInput }) input: MemberScheduleInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<MemberScheduleView> {
    return this.schedules.set(caller, memberId, input, seen);
  }
}
