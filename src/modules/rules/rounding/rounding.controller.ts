import { Body, Get, Put } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { RoundingView, RoundingWish } from './rounding.contract';
import { RoundingService } from './rounding.service';

@ApiController('rules/rounding', 'Rules')
export class RoundingController {
  constructor(private readonly rounding: RoundingService) {}

  @Get()
  @Allow('rules:read', 'all')
  @Answers({
    id: 'getRounding',
    summary: 'Get how clock times are rounded',
    answer: { status: 200, says: 'The rounding as it is now.', schema: RoundingView },
  })
  get(@Who() who: Principal): Promise<RoundingView> {
    return this.rounding.get(who);
  }

  @Put()
  @Allow('rules:edit', 'all')
  @Answers({
    id: 'setRounding',
    summary: 'Set how clock times are rounded',
    description:
      'Each clock-in and clock-out counts as the nearest step of the clock in the workspace’s zone, halves up, in reports and in pay. Entries keep the time that was clocked.',
    answer: { status: 200, says: 'The rounding as it is now.', schema: RoundingView },
    example: { stepMinutes: 15 },
    refuses: [versionClash],
  })
  set(
    @Who() who: Principal,
    @Body({ schema: RoundingWish }) wish: RoundingWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<RoundingView> {
    return this.rounding.set(who, wish, seen);
  }
}
