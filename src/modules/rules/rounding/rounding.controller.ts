import { Body, Get, Put } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { RoundingInput, RoundingView } from './rounding.contract';
import { RoundingService } from './rounding.service';

@ApiController('rules/rounding', 'Rules')
export class RoundingController {
  constructor(private readonly rounding: RoundingService) {}

  @Get()
  @RequirePermission('rules:read', 'all')
  @Endpoint({
    id: 'getRounding',
    summary: 'Get the rounding rule',
    response: { status: 200, description: 'The current rounding.', schema: RoundingView },
  })
  get(@CurrentCaller() caller: Principal): Promise<RoundingView> {
    return this.rounding.get(caller);
  }

  @Put()
  @RequirePermission('rules:edit', 'all')
  @Endpoint({
    id: 'setRounding',
    summary: 'Set the rounding rule',
    description:
      'Reports and pay round each clock-in and clock-out to the nearest step in the workspace’s time zone, half up. Entries keep their original times.',
    response: { status: 200, description: 'The current rounding.', schema: RoundingView },
    example: { stepMinutes: 15 },
    errors: [versionClash],
  })
  set(
    @CurrentCaller() caller: Principal,
    @Body({ schema: RoundingInput }) input: RoundingInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<RoundingView> {
    return this.rounding.set(caller, input, seen);
  }
}
