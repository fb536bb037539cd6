import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ADDS, ENDS, READS, Seen, Tool, Tools } from '../../mcp';
import { LedgerLine, LedgerService, NewAdjustment } from './ledger';
import {
  BalancePage,
  BalancesQuery,
  BalancesService,
  DecisionsService,
  NewTimeOffRequest,
  RequestsService,
  TimeOffDecision,
  TimeOffRequestId,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests';
import { TimeOffTypePage, TimeOffTypesQuery, TimeOffTypesService } from './types';

const named = { timeOffRequestId: TimeOffRequestId, version: Seen };
const Verdict = z.discriminatedUnion('decision', [
  TimeOffDecision.unwrap().extend({ decision: z.literal('approve'), ...named }),
  TimeOffDecision.unwrap().extend({ decision: z.literal('reject'), ...named }),
  z.strictObject({ decision: z.literal('cancel'), ...named }),
]);

/** Time off: types, balances, requests and adjustments. */
@Injectable()
@Tools('time_off')
export class TimeOffTools {
  constructor(
    private readonly types: TimeOffTypesService,
    private readonly balances: BalancesService,
    private readonly requests: RequestsService,
    private readonly decisions: DecisionsService,
    private readonly ledger: LedgerService,
  ) {}

  @Tool({
    name: 'list_time_off_balances',
    title: 'List time off balances',
    description:
      'Lists the remaining balance of each member for each type of time off, in seconds (28,800 are eight hours). Pending requests are already deducted. Filter by member or type. Employees see only their own. Changes nothing.',
    operation: 'listTimeOffBalances',
    input: BalancesQuery,
    output: BalancePage,
    effect: READS,
  })
  listBalances(caller: Principal, query: BalancesQuery): Promise<BalancePage> {
    return this.balances.list(caller, query);
  }

  @Tool({
    name: 'list_time_off_types',
    title: 'List time off types',
    description:
      'Lists the types of time off, such as vacation or sick leave, with their accrual rules. Use it to find the id (tot_...) of a type by name. Changes nothing.',
    operation: 'listTimeOffTypes',
    input: TimeOffTypesQuery,
    output: TimeOffTypePage,
    effect: READS,
  })
  listTypes(caller: Principal, query: TimeOffTypesQuery): Promise<TimeOffTypePage> {
    return this.types.list(caller, query);
  }

  @Tool({
    name: 'list_time_off_requests',
    title: 'List time off requests',
    description:
      'Lists time off requests, oldest first, with member, days, state, type and seconds per day. Filter by member, type, state or days, for example to see who is away (`approved`) or what needs a decision (`pending`). Employees see only their own. Changes nothing.',
    operation: 'listTimeOffRequests',
    input: TimeOffRequestsQuery,
    output: TimeOffRequestPage,
    effect: READS,
  })
  list(caller: Principal, query: TimeOffRequestsQuery): Promise<TimeOffRequestPage> {
    return this.requests.list(caller, query);
  }

  @Tool({
    name: 'ask_for_time_off',
    title: 'Request time off',
    description:
      'Requests the same amount of time on each of the given days (YYYY-MM-DD in the workspace’s time zone) for the person you act for. People who decide about time off can request it for others. Leave out weekends and other days off. The request stays pending until someone decides.',
    operation: 'askForTimeOff',
    input: NewTimeOffRequest,
    output: TimeOffRequestView,
    effect: ADDS,
  })
  ask(caller: Principal, args: NewTimeOffRequest): Promise<TimeOffRequestView> {
    return this.requests.ask(caller, args);
  }

  @Tool({
    name: 'decide_time_off',
    title: 'Decide a time off request',
    description:
      '`approve` or `reject` decides one pending request, with an optional note for the requester. `cancel` is for the requester. Show the person the request before you decide.',
    operation: {
      by: 'decision',
      of: { approve: 'approveTimeOff', reject: 'rejectTimeOff', cancel: 'cancelTimeOff' },
    },
    input: Verdict,
    output: TimeOffRequestView,
    effect: ENDS,
  })
  decide(caller: Principal, args: z.infer<typeof Verdict>): Promise<TimeOffRequestView> {
    const { timeOffRequestId, version } = args;
    if (args.decision === 'cancel') return this.requests.cancel(caller, timeOffRequestId, version);
    return this.decisions[args.decision](caller, timeOffRequestId, { note: args.note }, version);
  }

  @Tool({
    name: 'adjust_time_off',
    title: 'Adjust a time off balance',
    description:
      'Adds to or subtracts from the balance of one member and type, in seconds (negative subtracts). The reason is kept in the ledger. Correct a mistake with another adjustment. Ask the person before you do this.',
    operation: 'adjustTimeOff',
    input: NewAdjustment,
    output: LedgerLine,
    effect: ADDS,
  })
  adjust(caller: Principal, args: NewAdjustment): Promise<LedgerLine> {
    return this.ledger.adjust(caller, args);
  }
}
