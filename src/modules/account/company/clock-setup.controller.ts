import { Body, Get, Put } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { ClockSetupInput, ClockSetupView } from './clock-setup.contract';
import { ClockSetupService } from './clock-setup.service';

@ApiController('clock-in-setup', 'Clock-in setup')
export class ClockSetupController {
  constructor(private readonly setup: ClockSetupService) {}

  @Get()
  @RequirePermission('account:read', 'own')
  @Endpoint({
    id: 'getClockInSetup',
    summary: 'Get the clock-in setup',
    description: 'By default nothing is required, and members are reminded to clock out after 14 hours.',
    response: { status: 200, description: 'The clock-in setup.', schema: ClockSetupView },
  })
  get(@CurrentCaller() caller: Principal): Promise<ClockSetupView> {
    return this.setup.setupOf(caller.workspaceId);
  }

  @Put()
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'setClockInSetup',
    summary: 'Set the clock-in setup',
    description: 'Applies to later clock-ins and clock-outs. Existing entries do not change.',
    response: { status: 200, description: 'The new setup.', schema: ClockSetupView },
    example: {
      requiresJob: true,
      requiresNote: false,
      warnsOnUnrecognisedLocation: true,
      forgottenAfterSeconds: 43_200,
    },
    errors: [versionClash],
  })
  set(
    @CurrentCaller() caller: Principal,
    @Body({ schema: ClockSetupInput }) input: ClockSetupInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<ClockSetupView> {
    return this.setup.set(caller, input, seen);
  }
}
