import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { jobNotFound } from '../../account';
import { entryArchived, timeEntryNotFound, timeEntryOverlaps, timesRefused } from '../time-entries';
import { Rejection } from '../timesheets';
import {
  EditRequestId,
  EditRequestPage,
  EditRequestsQuery,
  EditRequestView,
  NewEditRequest,
  RequestApproval,
} from './edit-requests.contract';
import {
  authorCancels,
  editRequestNotFound,
  editRequestStale,
  editRequestState,
  entryStillOpen,
} from './edit-requests.problems';
import { EditRequestsService } from './edit-requests.service';
import { RequestDecisions } from './request-decisions';

@ApiController('edit-requests', 'Edit requests')
export class EditRequestsController {
  constructor(
    private readonly requests: EditRequestsService,
    private readonly decisions: RequestDecisions,
  ) {}

  @Get()
  @RequirePermission('time_tracking:read', 'own')
  @Endpoint({
    id: 'listEditRequests',
    summary: 'List edit requests',
    description: 'Latest first. Employees see only their own.',
    response: { status: 200, description: 'A page of edit requests.', schema: EditRequestPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: EditRequestsQuery }) query: EditRequestsQuery,
  ): Promise<EditRequestPage> {
    return this.requests.list(caller, query);
  }

  @Post()
  @RequirePermission('time_tracking:edit', 'own')
  @Endpoint({
    id: 'askForEdit',
    summary: 'Request a correction of your hours',
    description:
      'Requests a change of one of your closed entries, or a missing entry. Also works if the timesheet is approved. Nothing changes until the request is approved.',
    response: { status: 201, description: 'The pending request.', schema: EditRequestView },
    example: {
      inAt: '2026-01-13T14:00:00Z',
      outAt: '2026-01-13T18:30:00Z',
      reason: 'I forgot to clock in for the market',
    },
    errors: [timeEntryNotFound, entryArchived, entryStillOpen, jobNotFound, timesRefused, timeEntryOverlaps],
  })
  ask(
    @CurrentCaller() caller: Principal,
    @Body({ schema: NewEditRequest }) input: NewEditRequest,
  ): Promise<EditRequestView> {
    return this.requests.ask(caller, input);
  }

  @Get(':requestId')
  @RequirePermission('time_tracking:read', 'own')
  @Endpoint({
    id: 'getEditRequest',
    summary: 'Get an edit request',
    response: {
      status: 200,
      description: 'The request with the current entry.',
      schema: EditRequestView,
    },
    errors: [editRequestNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('requestId', { schema: EditRequestId }) id: string,
  ): Promise<EditRequestView> {
    return this.requests.get(caller, id);
  }

  @Post(':requestId/approve')
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'approveEditRequest',
    summary: 'Approve an edit request',
    description:
      'Applies the change and records it in the history of the entry. An approved timesheet stays approved.',
    response: { status: 200, description: 'The approved request.', schema: EditRequestView },
    example: { note: 'Matches the register log' },
    errors: [
      editRequestNotFound,
      editRequestState,
      editRequestStale,
      jobNotFound,
      timeEntryOverlaps,
      versionClash,
    ],
  })
  approve(
    @CurrentCaller() caller: Principal,
    @Param('requestId', { schema: EditRequestId }) id: string,
    @Body({ schema: RequestApproval.prefault({}) }) { note }: RequestApproval,
    @SeenVersion() seen: number | undefined,
  ): Promise<EditRequestView> {
    return this.decisions.approve(caller, id, { note, seen });
  }

  @Post(':requestId/reject')
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'rejectEditRequest',
    summary: 'Reject an edit request',
    response: { status: 200, description: 'The rejected request.', schema: EditRequestView },
    example: { note: 'The badge log shows a different time' },
    errors: [editRequestNotFound, editRequestState, versionClash],
  })
  reject(
    @CurrentCaller() caller: Principal,
    @Param('requestId', { schema: EditRequestId }) id: string,
    @Body({ schema: Rejection }) { note }: Rejection,
    @SeenVersion() seen: number | undefined,
  ): Promise<EditRequestView> {
    return this.decisions.reject(caller, id, { note, seen });
  }

  @Post(':requestId/cancel')
  @RequirePermission('time_tracking:edit', 'own')
  @Endpoint({
    id: 'cancelEditRequest',
    summary: 'Cancel your edit request',
    response: { status: 200, description: 'The cancelled request.', schema: EditRequestView },
    errors: [editRequestNotFound, editRequestState, authorCancels, versionClash],
  })
  cancel(
    @CurrentCaller() caller: Principal,
    @Param('requestId', { schema: EditRequestId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<EditRequestView> {
    return this.decisions.cancel(caller, id, seen);
  }
}
