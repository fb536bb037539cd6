import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { SheetDecisions } from './sheet-decisions';
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
    private readonly decisions: SheetDecisions,
  ) {}

  @Get()
  @Allow('time_tracking:read', 'own')
  @Answers({
    id: 'listTimesheets',
    summary: 'List timesheets',
    description:
      'One for each member and pay period with entries; the latest period first, with `updatedSince` in the order of the changes. An employee sees their own.',
    answer: { status: 200, says: 'A page of timesheets.', schema: TimesheetPage },
  })
  list(
    @Who() who: Principal,
    @Query({ schema: TimesheetsQuery }) query: TimesheetsQuery,
  ): Promise<TimesheetPage> {
    return this.timesheets.list(who, query);
  }

  @Post('bulk')
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'decideTimesheets',
    summary: 'Decide about many timesheets at once',
    description:
      'Approves, rejects or cancels 1 to 100 timesheets: all of them, or none. The refusal names each row in the way.',
    answer: { status: 200, says: 'All of them, as they are now.', schema: TimesheetsDecided },
    example: { decision: 'approve', timesheets: [{ id: 'ts_01k00000000000000000000ts1', version: 1 }] },
    refuses: [timesheetsIneligible],
  })
  decideAll(
    @Who() who: Principal,
    @Body({ schema: BulkDecision }) bulk: BulkDecision,
  ): Promise<TimesheetsDecided> {
    return this.decisions.decideAll(who, bulk);
  }

  @Get(':timesheetId')
  @Allow('time_tracking:read', 'own')
  @Answers({
    id: 'getTimesheet',
    summary: 'Get a timesheet',
    answer: { status: 200, says: 'The timesheet with the hours of each day.', schema: TimesheetDetail },
    refuses: [timesheetNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
  ): Promise<TimesheetDetail> {
    return this.timesheets.get(who, id);
  }

  @Post(':timesheetId/submit')
  @Allow('time_tracking:edit', 'own')
  @Answers({
    id: 'submitTimesheet',
    summary: 'Submit a timesheet',
    description:
      'Hands an open or rejected timesheet in for approval, once nobody is on the clock in its period. With reach `all` also for somebody else.',
    answer: { status: 200, says: 'The submitted timesheet.', schema: TimesheetView },
    example: { note: 'Tuesday includes the stocktaking' },
    refuses: [timesheetNotFound, timesheetState, timesheetIncomplete, versionClash],
  })
  submit(
    @Who() who: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
    @Body({ schema: Submission.prefault({}) }) { note }: Submission,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimesheetView> {
    return this.decisions.decide(who, id, { act: 'submit', note, seen });
  }

  @Post(':timesheetId/approve')
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'approveTimesheet',
    summary: 'Approve a timesheet',
    description:
      'Approves the hours that you saw, named by their `version`, and locks the entries of the period. An open timesheet can be approved without being submitted.',
    answer: { status: 200, says: 'The approved timesheet.', schema: TimesheetView },
    example: { version: 1 },
    refuses: [timesheetNotFound, versionNeeded, timesheetState, timesheetIncomplete, versionClash],
  })
  approve(
    @Who() who: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
    @Body({ schema: Approval.prefault({}) }) { version, note }: Approval,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimesheetView> {
    return this.decisions.decide(who, id, { act: 'approve', note, version, seen });
  }

  @Post(':timesheetId/reject')
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'rejectTimesheet',
    summary: 'Reject a submitted timesheet',
    description: 'Gives it back with a note; it can be corrected and submitted again.',
    answer: { status: 200, says: 'The rejected timesheet.', schema: TimesheetView },
    example: { note: 'Wednesday lacks the lunch break' },
    refuses: [timesheetNotFound, timesheetState, versionClash],
  })
  reject(
    @Who() who: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
    @Body({ schema: Rejection }) { note }: Rejection,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimesheetView> {
    return this.decisions.decide(who, id, { act: 'reject', note, seen });
  }

  @Post(':timesheetId/cancel')
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'cancelTimesheet',
    summary: 'Cancel a submission or an approval',
    description: 'The timesheet is open again, and its entries can be changed.',
    answer: { status: 200, says: 'The open timesheet.', schema: TimesheetView },
    refuses: [timesheetNotFound, timesheetState, versionClash],
  })
  cancel(
    @Who() who: Principal,
    @Param('timesheetId', { schema: TimesheetId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimesheetView> {
    return this.decisions.decide(who, id, { act: 'cancel', seen });
  }
}
