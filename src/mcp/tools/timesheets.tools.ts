import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import {
  BulkDecision,
  EditRequestId,
  EditRequestPage,
  EditRequestsQuery,
  EditRequestsService,
  EditRequestView,
  NewEditRequest,
  Rejection,
  RequestApproval,
  RequestDecisions,
  Submission,
  TimesheetDecisions,
  TimesheetDetail,
  TimesheetId,
  TimesheetPage,
  TimesheetsDecided,
  TimesheetsQuery,
  TimesheetsService,
  TimesheetView,
} from '../../modules/time-tracking';
import { ADDS, ENDS, READS, SETTLES, Tool } from '../tool';
import { Seen } from './seen';

const OneTimesheet = z.strictObject({ timesheetId: TimesheetId });
const Submitting = Submission.extend({ timesheetId: TimesheetId, version: Seen });
const named = { requestId: EditRequestId, version: Seen };
const Verdict = z.discriminatedUnion('decision', [
  RequestApproval.extend({ decision: z.literal('approve'), ...named }),
  Rejection.extend({ decision: z.literal('reject'), ...named }),
  z.strictObject({ decision: z.literal('cancel'), ...named }),
]);

/** Timesheets and corrections: hours as they are handed in and decided about. */
@Injectable()
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
      'Lists timesheets, one for each member and pay period with hours, the latest period first: state (open, submitted, approved, rejected), worked seconds, and `openEntryId` where somebody is still on the clock, so that it is not complete. Filter by member, state or days. An employee sees only their own. Changes nothing.',
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
      'Tells one timesheet with the worked seconds of each day of its period (days of the workspace’s calendar). Changes nothing.',
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
      'Hands an open or rejected timesheet in for approval, once nobody is on the clock in its period. Those who decide about hours may submit for somebody else.',
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
      'Decides about 1 to 100 timesheets, all of them or none. `approve` needs the `version` of each, as list_timesheets told it, and locks the hours; `reject` needs a `note` that says why; `cancel` opens submitted or approved ones again. Show the person what will be decided before you do.',
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
      'Lists what members ask to have corrected in their hours, the latest first: the entry as it is, what it would be, why, and the state. Filter by member or state, such as `pending`. An employee sees only their own. Changes nothing.',
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
    title: 'Ask for a correction',
    description:
      'Asks to have hours of the person you act for corrected: an entry of theirs that is over (`entryId`), or one that was forgotten (without it; then `inAt` and `outAt` are needed). Times are RFC 3339 with offset. Nothing changes until somebody approves.',
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
    title: 'Decide about an edit request',
    description:
      '`approve` makes the change, also where the timesheet is approved; `reject` needs a `note` that says why; `cancel` is for whoever asked. Show the person the request before you decide.',
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
