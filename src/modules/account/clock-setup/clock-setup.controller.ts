import { Body, Get, Put } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { ClockSetupView, ClockSetupWish } from './clock-setup.contract';
import { ClockSetupService } from './clock-setup.service';

@ApiController('clock-in-setup', 'Clock-in setup')
export class ClockSetupController {
  constructor(private readonly setup: ClockSetupService) {}

  @Get()
  @Allow('account:read', 'own')
  @Answers({
    id: 'getClockInSetup',
    summary: 'Get the clock-in setup',
    description: 'Until somebody chooses, the clock asks nothing and reminds people after 14 hours.',
    answer: { status: 200, says: 'What the clock asks of people.', schema: ClockSetupView },
  })
  get(@Who() who: Principal): Promise<ClockSetupView> {
    return this.setup.of(who.workspaceId);
  }

  @Put()
  @Allow('account:edit', 'all')
  @Answers({
    id: 'setClockInSetup',
    summary: 'Set what the clock asks of people',
    description: 'Counts from the next clock-in and clock-out on; entries that are there stay as they are.',
    answer: { status: 200, says: 'The setup as it is now.', schema: ClockSetupView },
    example: {
      requiresJob: true,
      requiresNote: false,
      warnsOnUnrecognisedLocation: true,
      forgottenAfterSeconds: 43_200,
    },
    refuses: [versionClash],
  })
  set(
    @Who() who: Principal,
    @Body({ schema: ClockSetupWish }) wish: ClockSetupWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<ClockSetupView> {
    return this.setup.set(who, wish, seen);
  }
}
