import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { jobNotFound } from '../../account';
import {
  entryArchived,
  timeEntryNotFound,
  timeEntryOverlaps,
  timesRefused,
} from '../entries/time-entries.problems';
import { Rejection } from '../timesheets/timesheets.contract';
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
  @Allow('time_tracking:read', 'own')
  @Answers({
    id: 'listEditRequests',
    summary: 'List edit requests',
    description: 'The latest first. An employee sees their own.',
    answer: { status: 200, says: 'A page of edit requests.', schema: EditRequestPage },
  })
  list(
    @Who() who: Principal,
    @Query({ schema: EditRequestsQuery }) query: EditRequestsQuery,
  ): Promise<EditRequestPage> {
    return this.requests.list(who, query);
  }

  @Post()
  @Allow('time_tracking:edit', 'own')
  @Answers({
    id: 'askForEdit',
    summary: 'Ask to have your hours corrected',
    description:
      'For an entry of yours that is over, or one that you forgot; also where its timesheet is approved. Nothing changes until somebody approves.',
    answer: { status: 201, says: 'The pending request.', schema: EditRequestView },
    example: {
      inAt: '2026-01-13T14:00:00Z',
      outAt: '2026-01-13T18:30:00Z',
      reason: 'I forgot to clock in for the market',
    },
    refuses: [timeEntryNotFound, entryArchived, entryStillOpen, jobNotFound, timesRefused, timeEntryOverlaps],
  })
  ask(
    @Who() who: Principal,
    @Body({ schema: NewEditRequest }) wish: NewEditRequest,
  ): Promise<EditRequestView> {
    return this.requests.ask(who, wish);
  }

  @Get(':requestId')
  @Allow('time_tracking:read', 'own')
  @Answers({
    id: 'getEditRequest',
    summary: 'Get an edit request',
    answer: { status: 200, says: 'The request, with the entry as it is now.', schema: EditRequestView },
    refuses: [editRequestNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('requestId', { schema: EditRequestId }) id: string,
  ): Promise<EditRequestView> {
    return this.requests.get(who, id);
  }

  @Post(':requestId/approve')
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'approveEditRequest',
    summary: 'Approve an edit request',
    description:
      'Makes the change and records it in the entry’s history, also where the timesheet is approved: it stays so.',
    answer: { status: 200, says: 'The approved request.', schema: EditRequestView },
    example: { note: 'Checked with the till' },
    refuses: [
      editRequestNotFound,
      editRequestState,
      editRequestStale,
      jobNotFound,
      timeEntryOverlaps,
      versionClash,
    ],
  })
  approve(
    @Who() who: Principal,
    @Param('requestId', { schema: EditRequestId }) id: string,
    @Body({ schema: RequestApproval.prefault({}) }) { note }: RequestApproval,
    @SeenVersion() seen: number | undefined,
  ): Promise<EditRequestView> {
    return this.decisions.approve(who, id, { note, seen });
  }

  @Post(':requestId/reject')
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'rejectEditRequest',
    summary: 'Reject an edit request',
    answer: { status: 200, says: 'The rejected request.', schema: EditRequestView },
    example: { note: 'The door log says otherwise' },
    refuses: [editRequestNotFound, editRequestState, versionClash],
  })
  reject(
    @Who() who: Principal,
    @Param('requestId', { schema: EditRequestId }) id: string,
    @Body({ schema: Rejection }) { note }: Rejection,
    @SeenVersion() seen: number | undefined,
  ): Promise<EditRequestView> {
    return this.decisions.reject(who, id, { note, seen });
  }

  @Post(':requestId/cancel')
  @Allow('time_tracking:edit', 'own')
  @Answers({
    id: 'cancelEditRequest',
    summary: 'Cancel an edit request of your own',
    answer: { status: 200, says: 'The cancelled request.', schema: EditRequestView },
    refuses: [editRequestNotFound, editRequestState, authorCancels, versionClash],
  })
  cancel(
    @Who() who: Principal,
    @Param('requestId', { schema: EditRequestId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<EditRequestView> {
    return this.decisions.cancel(who, id, seen);
  }
}
