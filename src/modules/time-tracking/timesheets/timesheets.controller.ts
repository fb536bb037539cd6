import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { TimesheetDecisions } from './timesheet-decisions';
import {
  Approval,
  BulkDecision,
  Rejection,
  Submission,
  TimesheetDetail,
  TimesheetId,
  TimesheetPage,
  TimesheetsDecided,
  TimesheetsQuery,
  TimesheetView,
} from './timesheets.contract';
import {
  timesheetIncomplete,
  timesheetNotFound,
  timesheetState,
  timesheetsIneligible,
  versionNeeded,
} from './timesheets.problems';
import { TimesheetsService } from './timesheets.service';

@ApiController('timesheets', 'Timesheets')
export class TimesheetsController {
  constructor(
    private readonly timesheets: TimesheetsService,
    private readonly decisions: TimesheetDecisions,
  ) {}

  @Get()
  @RequirePermission('time_tracking:read', 'own')
  @Endpoint({
    id: 'listTimesheets',
    summary: 'List timesheets',
    description:
      'One per member and pay period with entries. Latest period first, or in order of change with `updatedSince`. Employees see only their own.',
    response: { status: 200, description: 'A page of timesheets.', schema: TimesheetPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: TimesheetsQuery }) query: TimesheetsQuery,
  ): Promise<TimesheetPage> {
    return this.timesheets.list(caller, query);
  }

  @Post('bulk')
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'decideTimesheets',
    summary: 'Decide on several timesheets',
    description:
      'Approves, rejects or cancels 1 to 100 timesheets, all or none. The error lists each timesheet that prevents it.',
    response: { status: 200, description: 'The updated timesheets.', schema: TimesheetsDecided },
    example: { decision: 'approve', timesheets: [{ id: 'ts_01k00000000000000000000ts1', version: 1 }] },
    errors: [timesheetsIneligible],
  })
  decideAll(
    @CurrentCaller() caller: Principal,
    @Body({ schema: BulkDecision }) bulk: BulkDecision,
  ): Promise<TimesheetsDecided> {
    return this.decisions.decideAll(caller, bulk);
  }

  @Get(':timesheetId')
  @RequirePermission('time_tracking:read', 'own')
  @Endpoint({
    id: 'getTimesheet',
    summary: 'Get a timesheet',
    response: {
      status: 200,
      description: 'The timesheet with the hours of each day.',
      schema: TimesheetDetail,
    },
    errors: [timesheetNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
  ): Promise<TimesheetDetail> {
    return this.timesheets.get(caller, id);
  }

  @Post(':timesheetId/submit')
  @RequirePermission('time_tracking:edit', 'own')
  @Endpoint({
    id: 'submitTimesheet',
    summary: 'Submit a timesheet',
    description:
      'Submits an open or rejected timesheet for approval. All its entries must be closed. Callers with reach `all` can submit for other members.',
    response: { status: 200, description: 'The submitted timesheet.', schema: TimesheetView },
    example: { note: 'Tuesday includes the inventory count' },
    errors: [timesheetNotFound, timesheetState, timesheetIncomplete, versionClash],
  })
  submit(
    @CurrentCaller() caller: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
    @Body({ schema: Submission.prefault({}) }) { note }: Submission,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimesheetView> {
    return this.decisions.decide(caller, id, { act: 'submit', note, seen });
  }

  @Post(':timesheetId/approve')
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'approveTimesheet',
    summary: 'Approve a timesheet',
    description:
      'Approves the hours of the given `version` and locks the entries of the period. An open timesheet can be approved without being submitted.',
    response: { status: 200, description: 'The approved timesheet.', schema: TimesheetView },
    example: { version: 1 },
    errors: [timesheetNotFound, versionNeeded, timesheetState, timesheetIncomplete, versionClash],
  })
  approve(
    @CurrentCaller() caller: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
    @Body({ schema: Approval.prefault({}) }) { version, note }: Approval,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimesheetView> {
    return this.decisions.decide(caller, id, { act: 'approve', note, version, seen });
  }

  @Post(':timesheetId/reject')
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'rejectTimesheet',
    summary: 'Reject a submitted timesheet',
    description: 'Returns it to the member with a note. It can be corrected and submitted again.',
    response: { status: 200, description: 'The rejected timesheet.', schema: TimesheetView },
    example: { note: 'The lunch break on Wednesday is missing' },
    errors: [timesheetNotFound, timesheetState, versionClash],
  })
  reject(
    @CurrentCaller() caller: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
    @Body({ schema: Rejection }) { note }: Rejection,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimesheetView> {
    return this.decisions.decide(caller, id, { act: 'reject', note, seen });
  }

  @Post(':timesheetId/cancel')
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'cancelTimesheet',
    summary: 'Cancel a submission or an approval',
    description: 'Reopens the timesheet, so that its entries can be changed.',
    response: { status: 200, description: 'The reopened timesheet.', schema: TimesheetView },
    errors: [timesheetNotFound, timesheetState, versionClash],
  })
  cancel(
    @CurrentCaller() caller: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimesheetView> {
    return this.decisions.decide(caller, id, { act: 'cancel', seen });
  }
}
