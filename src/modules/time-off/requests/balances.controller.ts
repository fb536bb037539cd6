import { Get, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { BalancePage, BalancesQuery } from './balances.contract';
import { BalancesService } from './balances.service';

@ApiController('time-off/balances', 'Time off')
export class BalancesController {
  constructor(private readonly balances: BalancesService) {}

  @Get()
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'listTimeOffBalances',
    summary: 'List time-off balances',
    description:
      'One balance per member and type, ordered by member. A balance is the sum of the ledger minus pending requests. Employees see only their own.',
    response: { status: 200, description: 'A page of balances.', schema: BalancePage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: BalancesQuery }) query: BalancesQuery,
  ): Promise<BalancePage> {
    return this.balances.list(caller, query);
  }
}
