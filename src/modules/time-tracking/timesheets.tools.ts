import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ADDS, ENDS, READS, SETTLES, Seen, Tool, Tools } from '../../mcp';
import {
  EditRequestId,
  EditRequestPage,
  EditRequestsQuery,
  EditRequestsService,
  EditRequestView,
  NewEditRequest,
  RequestApproval,
  RequestDecisions,
} from './edit-requests';
import {
  BulkDecision,
  Rejection,
  Submission,
  TimesheetDecisions,
  TimesheetDetail,
  TimesheetId,
  TimesheetPage,
  TimesheetsDecided,
  TimesheetsQuery,
  TimesheetsService,
  TimesheetView,
} from './timesheets';

const OneTimesheet = z.strictObject({ timesheetId: TimesheetId });
const Submitting = Submission.extend({ timesheetId: TimesheetId, version: Seen });
const named = { requestId: EditRequestId, version: Seen };
const Verdict = z.discriminatedUnion('decision', [
  RequestApproval.extend({ decision: z.literal('approve'), ...named }),
  Rejection.extend({ decision: z.literal('reject'), ...named }),
  z.strictObject({ decision: z.literal('cancel'), ...named }),
]);

/** Timesheets and edit requests: submitting hours and deciding about them. */
@Injectable()
@Tools('time_tracking')
export class TimesheetsTools {
  constructor(
    private readonly timesheets: TimesheetsService,
    private readonly timesheetDecisions: TimesheetDecisions,
    private readonly requests: EditRequestsService,
    private readonly requestDecisions: RequestDecisions,
  ) {}

  @Tool({
    name: 'list_timesheets',
    title: 'List timesheets',
    description:
      'Lists timesheets, one per member and pay period with hours, latest period first: state (open, submitted, approved, rejected), worked seconds, and `openEntryId` if the member is still on the clock, so the timesheet is incomplete. Filter by member, state or days. Employees see only their own. Changes nothing.',
    operation: 'listTimesheets',
    input: TimesheetsQuery,
    output: TimesheetPage,
    effect: READS,
  })
  list(caller: Principal, query: TimesheetsQuery): Promise<TimesheetPage> {
    return this.timesheets.list(caller, query);
  }

  @Tool({
    name: 'get_timesheet',
    title: 'Get a timesheet',
    description:
      'Returns one timesheet with the worked seconds of each day of its period (days in the workspace’s time zone). Changes nothing.',
    operation: 'getTimesheet',
    input: OneTimesheet,
    output: TimesheetDetail,
    effect: READS,
  })
  get(caller: Principal, { timesheetId }: z.infer<typeof OneTimesheet>): Promise<TimesheetDetail> {
    return this.timesheets.get(caller, timesheetId);
  }

  @Tool({
    name: 'submit_timesheet',
    title: 'Submit a timesheet',
    description:
      'Submits an open or rejected timesheet for approval. Fails while the member is on the clock in its period. People who decide about hours can submit for others.',
    operation: 'submitTimesheet',
    input: Submitting,
    output: TimesheetView,
    effect: SETTLES,
  })
  submit(caller: Principal, args: z.infer<typeof Submitting>): Promise<TimesheetView> {
    const { timesheetId, note, version: seen } = args;
    return this.timesheetDecisions.decide(caller, timesheetId, { act: 'submit', note, seen });
  }

  @Tool({
    name: 'decide_timesheets',
    title: 'Approve or reject timesheets',
    description:
      'Decides 1 to 100 timesheets, all of them or none. `approve` needs the `version` of each, as list_timesheets returned it, and locks the hours. `reject` needs a `note` with the reason. `cancel` reopens submitted or approved timesheets. Show the person what will be decided before you do this.',
    operation: 'decideTimesheets',
    input: BulkDecision,
    output: TimesheetsDecided,
    effect: ENDS,
  })
  decide(caller: Principal, decision: BulkDecision): Promise<TimesheetsDecided> {
    return this.timesheetDecisions.decideAll(caller, decision);
  }

  @Tool({
    name: 'list_edit_requests',
    title: 'List edit requests',
    description:
      'Lists requests to correct hours, latest first: the current entry, the requested change, the reason and the state. Filter by member or state, such as `pending`. Employees see only their own. Changes nothing.',
    operation: 'listEditRequests',
    input: EditRequestsQuery,
    output: EditRequestPage,
    effect: READS,
  })
  listRequests(caller: Principal, query: EditRequestsQuery): Promise<EditRequestPage> {
    return this.requests.list(caller, query);
  }

  @Tool({
    name: 'ask_for_edit',
    title: 'Request a correction',
    description:
      'Requests a correction of the hours of the person you act for: of a completed entry (`entryId`), or of a forgotten one (without `entryId`; then `inAt` and `outAt` are required). Times are RFC 3339 with offset. Nothing changes until someone approves.',
    operation: 'askForEdit',
    input: NewEditRequest,
    output: EditRequestView,
    effect: ADDS,
  })
  ask(caller: Principal, args: NewEditRequest): Promise<EditRequestView> {
    return this.requests.ask(caller, args);
  }

  @Tool({
    name: 'decide_edit_request',
    title: 'Decide an edit request',
    description:
      '`approve` applies the change, even if the timesheet is approved. `reject` needs a `note` with the reason. `cancel` is for the requester. Show the person the request before you decide.',
    operation: {
      by: 'decision',
      of: { approve: 'approveEditRequest', reject: 'rejectEditRequest', cancel: 'cancelEditRequest' },
    },
    input: Verdict,
    output: EditRequestView,
    effect: ENDS,
  })
  decideRequest(caller: Principal, args: z.infer<typeof Verdict>): Promise<EditRequestView> {
    const { requestId, version: seen } = args;
    if (args.decision === 'cancel') return this.requestDecisions.cancel(caller, requestId, seen);
    return this.requestDecisions[args.decision](caller, requestId, { note: args.note, seen });
  }
}
