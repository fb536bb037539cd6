import { Body, Get, Param, Put } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { MemberId, memberNotFound } from '../../members';
import { MemberScheduleService } from './member-schedule.service';
import { MemberScheduleView, MemberScheduleWish } from './schedule.contract';

@ApiController('members', 'Members')
export class MemberScheduleController {
  constructor(private readonly schedules: MemberScheduleService) {}

  @Get(':memberId/schedule')
  @Allow('employees:read', 'own')
  @Answers({
    id: 'getMemberSchedule',
    summary: 'Get a member’s working days',
    answer: { status: 200, says: 'Their own, or those of the company.', schema: MemberScheduleView },
    refuses: [memberNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
  ): Promise<MemberScheduleView> {
    return this.schedules.get(who, memberId);
  }

  @Put(':memberId/schedule')
  @Allow('employees:edit', 'all')
  @Answers({
    id: 'setMemberSchedule',
    summary: 'Give a member working days of their own',
    description: 'Send null to go back to the working days of the company.',
    answer: { status: 200, says: 'The working days as they are now.', schema: MemberScheduleView },
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
    refuses: [memberNotFound, versionClash],
  })
  set(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: MemberScheduleWish }) wish: MemberScheduleWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<MemberScheduleView> {
    return this.schedules.set(who, memberId, wish, seen);
  }
}
