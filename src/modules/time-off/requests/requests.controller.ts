import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
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
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'listTimeOffRequests',
    summary: 'List requests for time off',
    description: 'Oldest first, in every state unless `state` names one. An employee sees their own.',
    response: { status: 200, description: 'A page of requests.', schema: TimeOffRequestPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: TimeOffRequestsQuery }) query: TimeOffRequestsQuery,
  ): Promise<TimeOffRequestPage> {
    return this.requests.list(caller, query);
  }

  @Post()
  @RequirePermission('time_off:edit', 'own')
  @Endpoint({
    id: 'askForTimeOff',
    summary: 'Ask for time off',
    description:
      'The same hours on each of some days, decided as a whole. Pending, they are off the balance already. Those who decide can ask for others.',
    response: { status: 201, description: 'The request, pending.', schema: TimeOffRequestView },
    example: {
      typeId: 'tot_01k0000000000000000000typ1',
      days: ['2027-07-05', '2027-07-06', '2027-07-07'],
      secondsPerDay: 28800,
      note: 'Family visit',
    },
    errors: [
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
    @CurrentCaller() caller: Principal,
    @Body({ schema: NewTimeOffRequest }) input: NewTimeOffRequest,
  ): Promise<TimeOffRequestView> {
    return this.requests.ask(caller, input);
  }

  @Get(':timeOffRequestId')
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'getTimeOffRequest',
    summary: 'Get a request for time off',
    response: { status: 200, description: 'The request.', schema: TimeOffRequestView },
    errors: [timeOffRequestNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('timeOffRequestId', { schema: TimeOffRequestId }) id: string,
  ): Promise<TimeOffRequestView> {
    return this.requests.get(caller, id);
  }

  @Post(':timeOffRequestId/approve')
  @RequirePermission('time_off:edit', 'all')
  @Endpoint({
    id: 'approveTimeOff',
    summary: 'Approve a request for time off',
    description:
      'Each day becomes a day off, and its hours are taken from the balance. Refused when the hours went since it was asked for.',
    response: { status: 200, description: 'The request, approved.', schema: TimeOffRequestView },
    example: { note: 'Enjoy it' },
    errors: [timeOffRequestNotFound, timeOffRequestDecided, timeOffBalanceShort, memberRemoved, versionClash],
  })
  approve(
    @CurrentCaller() caller: Principal,
    @Param('timeOffRequestId', { schema: TimeOffRequestId }) id: string,
    @Body({ schema: TimeOffDecision }) decision: TimeOffDecision,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffRequestView> {
    return this.decisions.approve(caller, id, decision, seen);
  }

  @Post(':timeOffRequestId/reject')
  @RequirePermission('time_off:edit', 'all')
  @Endpoint({
    id: 'rejectTimeOff',
    summary: 'Reject a request for time off',
    description: 'Its hours return to the balance.',
    response: { status: 200, description: 'The request, rejected.', schema: TimeOffRequestView },
    example: { note: 'We take stock that week' },
    errors: [timeOffRequestNotFound, timeOffRequestDecided, versionClash],
  })
  reject(
    @CurrentCaller() caller: Principal,
    @Param('timeOffRequestId', { schema: TimeOffRequestId }) id: string,
    @Body({ schema: TimeOffDecision }) decision: TimeOffDecision,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffRequestView> {
    return this.decisions.reject(caller, id, decision, seen);
  }

  @Post(':timeOffRequestId/cancel')
  @RequirePermission('time_off:edit', 'own')
  @Endpoint({
    id: 'cancelTimeOff',
    summary: 'Cancel your request for time off',
    description: 'While it is pending, by who asked. Its hours return to the balance.',
    response: { status: 200, description: 'The request, cancelled.', schema: TimeOffRequestView },
    errors: [timeOffRequestNotFound, timeOffRequestDecided, timeOffNotAuthor, versionClash],
  })
  cancel(
    @CurrentCaller() caller: Principal,
    @Param('timeOffRequestId', { schema: TimeOffRequestId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffRequestView> {
    return this.requests.cancel(caller, id, seen);
  }
}
