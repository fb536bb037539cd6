import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import {
  BalancePage,
  BalancesQuery,
  BalancesService,
  DecisionsService,
  LedgerLine,
  LedgerService,
  NewAdjustment,
  NewTimeOffRequest,
  RequestsService,
  TimeOffDecision,
  TimeOffRequestId,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
  TimeOffTypePage,
  TimeOffTypesQuery,
  TimeOffTypesService,
} from '../../modules/time-off';
import { ADDS, ENDS, READS, Tool } from '../tool';
import { Seen } from './seen';

const named = { timeOffRequestId: TimeOffRequestId, version: Seen };
const Verdict = z.discriminatedUnion('decision', [
  TimeOffDecision.unwrap().extend({ decision: z.literal('approve'), ...named }),
  TimeOffDecision.unwrap().extend({ decision: z.literal('reject'), ...named }),
  z.strictObject({ decision: z.literal('cancel'), ...named }),
]);

/** Time off: what people have, ask for, and are given. */
@Injectable()
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
    title: 'List balances of time off',
    description:
      'Lists what each member has left of each type of time off, in seconds (28,800 are eight hours); what is asked for and not decided is off it already. Filter by member or type. An employee sees only their own. Changes nothing.',
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
    title: 'List types of time off',
    description:
      'Lists the types of time off, such as vacation or sick leave, with the rules by which hours accrue. Use it to find the id (tot_...) of a type that is named. Changes nothing.',
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
    title: 'List requests for time off',
    description:
      'Lists who asked for which days off, oldest first, with state, type and seconds a day. Filter by member, type, state or days, to see who is away (`approved`) or what waits (`pending`). An employee sees only their own. Changes nothing.',
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
    title: 'Ask for time off',
    description:
      'Asks for the same time on each of some days (YYYY-MM-DD in the workspace’s calendar), for the person you act for; those who decide may ask for others. Leave out weekends and other days of rest. Somebody decides later.',
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
    title: 'Decide about time off',
    description:
      '`approve` or `reject` one pending request, with a note for whoever asked; `cancel` is for whoever asked. Show the person the request before you decide.',
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
    title: 'Adjust a balance of time off',
    description:
      'Adds hours to one member’s balance of one type, or takes some, in seconds (negative takes), with a reason that stands in the ledger. A mistake is answered by another adjustment. Ask the person before you do this.',
    operation: 'adjustTimeOff',
    input: NewAdjustment,
    output: LedgerLine,
    effect: ADDS,
  })
  adjust(caller: Principal, args: NewAdjustment): Promise<LedgerLine> {
    return this.ledger.adjust(caller, args);
  }
}
