import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { memberNotFound, memberRemoved } from '../../members';
import { timeOffTypeArchived, timeOffTypeNotFound } from '../types';
import { DecisionsService } from './decisions.service';
import {
  NewTimeOffRequest,
  TimeOffDecision,
  TimeOffRequestId,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests.contract';
import {
  timeOffBalanceShort,
  timeOffDayFull,
  timeOffNotAuthor,
  timeOffRequestDecided,
  timeOffRequestNotFound,
  timeOffYearFull,
} from './requests.problems';
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
    summary: 'List time-off requests',
    description: 'Oldest first, in all states unless `state` is set. Employees see only their own.',
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
    summary: 'Request time off',
    description:
      'Requests the same number of hours on each day, decided as a whole. Pending hours are deducted from the balance immediately. The owner and admins can request for others.',
    response: { status: 201, description: 'The pending request.', schema: TimeOffRequestView },
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
    summary: 'Get a time-off request',
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
    summary: 'Approve a time-off request',
    description:
      'Creates a day off for each day and deducts the hours from the balance. Fails with 409 if the balance no longer covers the request.',
    response: { status: 200, description: 'The approved request.', schema: TimeOffRequestView },
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
    summary: 'Reject a time-off request',
    description: 'Returns the pending hours to the balance.',
    response: { status: 200, description: 'The rejected request.', schema: TimeOffRequestView },
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
    summary: 'Cancel your time-off request',
    description:
      'Only the author can cancel a request, and only while it is pending. The hours return to the balance.',
    response: { status: 200, description: 'The cancelled request.', schema: TimeOffRequestView },
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
