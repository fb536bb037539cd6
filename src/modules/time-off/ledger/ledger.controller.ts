import { Body, Get, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { memberNotFound } from '../../members';
import { BalancePage, BalancesQuery } from '../balances/balances.contract';
import { BalancesService } from '../balances/balances.service';
import { adjustmentInFuture, timeOffTypeNotFound } from '../time-off.problems';
import { LedgerLine, LedgerPage, LedgerQuery, NewAdjustment } from './ledger.contract';
import { LedgerService } from './ledger.service';

/** What people have left, and the ledger that says why. */
@ApiController('time-off', 'Time off')
export class LedgerController {
  constructor(
    private readonly ledger: LedgerService,
    private readonly balances: BalancesService,
  ) {}

  @Get('balances')
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'listTimeOffBalances',
    summary: 'List the balances of time off',
    description:
      'One for each member and type, by member. A balance is the sum of the ledger without what is pending. An employee sees their own.',
    response: { status: 200, description: 'A page of balances.', schema: BalancePage },
  })
  listBalances(
    @CurrentCaller() caller: Principal,
    @Query({ schema: BalancesQuery }) query: BalancesQuery,
  ): Promise<BalancePage> {
    return this.balances.list(caller, query);
  }

  @Get('ledger')
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'listTimeOffLedger',
    summary: 'List the ledger of time off',
    description:
      'Every change of every balance, in the order in which it was written. Lines are only ever added. An employee sees their own.',
    response: { status: 200, description: 'A page of lines.', schema: LedgerPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: LedgerQuery }) query: LedgerQuery,
  ): Promise<LedgerPage> {
    return this.ledger.list(caller, query);
  }

  @Post('adjustments')
  @RequirePermission('time_off:edit', 'all')
  @Endpoint({
    id: 'adjustTimeOff',
    summary: 'Adjust a balance',
    description:
      'Adds hours or takes some, such as what people brought from before. Limits of the type do not bind it; a mistake is answered by another adjustment.',
    response: { status: 201, description: 'The line in the ledger.', schema: LedgerLine },
    example: {
      memberId: 'mem_01k0000000000000000000mem2',
      typeId: 'tot_01k0000000000000000000typ1',
      seconds: 144000,
      reason: 'Carried over from the old system',
    },
    errors: [memberNotFound, timeOffTypeNotFound, adjustmentInFuture],
  })
  adjust(
    @CurrentCaller() caller: Principal,
    @Body({ schema: NewAdjustment }) input: NewAdjustment,
  ): Promise<LedgerLine> {
    return this.ledger.adjust(caller, input);
  }
}
