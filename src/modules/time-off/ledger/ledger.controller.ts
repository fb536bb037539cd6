import { Body, Get, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { memberNotFound } from '../../members';
import { timeOffTypeNotFound } from '../types';
import { LedgerLine, LedgerPage, LedgerQuery, NewAdjustment } from './ledger.contract';
import { adjustmentInFuture } from './ledger.problems';
import { LedgerService } from './ledger.service';

/** The ledger and adjustments. */
@ApiController('time-off', 'Time off')
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @Get('ledger')
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'listTimeOffLedger',
    summary: 'List the time-off ledger',
    description:
      'Every balance change, in the order recorded. The ledger is append-only. Employees see only their own lines.',
    response: { status: 200, description: 'A page of ledger lines.', schema: LedgerPage },
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
      'Adds or subtracts hours, for example to bring in balances from another system. The limits of the type do not apply. Correct a wrong adjustment with another one.',
    response: { status: 201, description: 'The new ledger line.', schema: LedgerLine },
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
