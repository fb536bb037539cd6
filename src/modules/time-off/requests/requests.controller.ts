import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { memberNotFound, memberRemoved } from '../../members';
import {
  timeOffBalanceShort,
  timeOffDayFull,
  timeOffNotAuthor,
  timeOffRequestDecided,
  timeOffRequestNotFound,
  timeOffTypeArchived,
  timeOffTypeNotFound,
  timeOffYearFull,
} from '../time-off.problems';
import { DecisionsService } from './decisions.service';
import {
  NewTimeOffRequest,
  TimeOffDecision,
  TimeOffRequestId,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests.contract';
import { RequestsService } from './requests.service';

@ApiController('time-off/requests', 'Time off')
export class RequestsController {
  constructor(
    private readonly requests: RequestsService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get()
  @Allow('time_off:read', 'own')
  @Answers({
    id: 'listTimeOffRequests',
    summary: 'List requests for time off',
    description: 'Oldest first, in every state unless `state` names one. An employee sees their own.',
    answer: { status: 200, says: 'A page of requests.', schema: TimeOffRequestPage },
  })
  list(
    @Who() who: Principal,
    @Query({ schema: TimeOffRequestsQuery }) query: TimeOffRequestsQuery,
  ): Promise<TimeOffRequestPage> {
    return this.requests.list(who, query);
  }

  @Post()
  @Allow('time_off:edit', 'own')
  @Answers({
    id: 'askForTimeOff',
    summary: 'Ask for time off',
    description:
      'The same hours on each of some days, decided as a whole. Pending, they are off the balance already. Those who decide can ask for others.',
    answer: { status: 201, says: 'The request, pending.', schema: TimeOffRequestView },
    example: {
      typeId: 'tot_01k0000000000000000000typ1',
      days: ['2027-07-05', '2027-07-06', '2027-07-07'],
      secondsPerDay: 28800,
      note: 'Family visit',
    },
    refuses: [
      timeOffTypeNotFound,
      timeOffTypeArchived,
      timeOffBalanceShort,
      timeOffYearFull,
      timeOffDayFull,
      memberNotFound,
      memberRemoved,
    ],
  })
  ask(
    @Who() who: Principal,
    @Body({ schema: NewTimeOffRequest }) wish: NewTimeOffRequest,
  ): Promise<TimeOffRequestView> {
    return this.requests.ask(who, wish);
  }

  @Get(':timeOffRequestId')
  @Allow('time_off:read', 'own')
  @Answers({
    id: 'getTimeOffRequest',
    summary: 'Get a request for time off',
    answer: { status: 200, says: 'The request.', schema: TimeOffRequestView },
    refuses: [timeOffRequestNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('timeOffRequestId', { schema: TimeOffRequestId }) id: string,
  ): Promise<TimeOffRequestView> {
    return this.requests.get(who, id);
  }

  @Post(':timeOffRequestId/approve')
  @Allow('time_off:edit', 'all')
  @Answers({
    id: 'approveTimeOff',
    summary: 'Approve a request for time off',
    description:
      'Each day becomes a day off, and its hours are taken from the balance. Refused when the hours went since it was asked for.',
    answer: { status: 200, says: 'The request, approved.', schema: TimeOffRequestView },
    example: { note: 'Enjoy it' },
    refuses: [
      timeOffRequestNotFound,
      timeOffRequestDecided,
      timeOffBalanceShort,
      memberRemoved,
      versionClash,
    ],
  })
  approve(
    @Who() who: Principal,
    @Param('timeOffRequestId', { schema: TimeOffRequestId }) id: string,
    @Body({ schema: TimeOffDecision }) decision: TimeOffDecision,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffRequestView> {
    return this.decisions.approve(who, id, decision, seen);
  }

  @Post(':timeOffRequestId/reject')
  @Allow('time_off:edit', 'all')
  @Answers({
    id: 'rejectTimeOff',
    summary: 'Reject a request for time off',
    description: 'Its hours return to the balance.',
    answer: { status: 200, says: 'The request, rejected.', schema: TimeOffRequestView },
    example: { note: 'We take stock that week' },
    refuses: [timeOffRequestNotFound, timeOffRequestDecided, versionClash],
  })
  reject(
    @Who() who: Principal,
    @Param('timeOffRequestId', { schema: TimeOffRequestId }) id: string,
    @Body({ schema: TimeOffDecision }) decision: TimeOffDecision,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffRequestView> {
    return this.decisions.reject(who, id, decision, seen);
  }

  @Post(':timeOffRequestId/cancel')
  @Allow('time_off:edit', 'own')
  @Answers({
    id: 'cancelTimeOff',
    summary: 'Cancel your request for time off',
    description: 'While it is pending, by who asked. Its hours return to the balance.',
    answer: { status: 200, says: 'The request, cancelled.', schema: TimeOffRequestView },
    refuses: [timeOffRequestNotFound, timeOffRequestDecided, timeOffNotAuthor, versionClash],
  })
  cancel(
    @Who() who: Principal,
    @Param('timeOffRequestId', { schema: TimeOffRequestId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffRequestView> {
    return this.requests.cancel(who, id, seen);
  }
}
