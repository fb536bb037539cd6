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
    description: 'Until somebody chooses, the clock asks nothing and reminds people after 14 hours.',
    response: { status: 200, description: 'What the clock asks of people.', schema: ClockSetupView },
  })
  get(@CurrentCaller() caller: Principal): Promise<ClockSetupView> {
    return this.setup.setupOf(caller.workspaceId);
  }

  @Put()
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'setClockInSetup',
    summary: 'Set what the clock asks of people',
    description: 'Counts from the next clock-in and clock-out on; entries that are there stay as they are.',
    response: { status: 200, description: 'The setup as it is now.', schema: ClockSetupView },
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
