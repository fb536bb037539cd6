import { Body, Get, Put } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { OvertimeView, OvertimeWish } from './overtime.contract';
import { OvertimeService } from './overtime.service';

@ApiController('rules/overtime', 'Rules')
export class OvertimeController {
  constructor(private readonly overtime: OvertimeService) {}

  @Get()
  @Allow('rules:read', 'all')
  @Answers({
    id: 'getOvertimeRules',
    summary: 'Get the overtime rules',
    description:
      'Until somebody chooses, the federal rule applies: time and a half beyond 40 hours a workweek.',
    answer: { status: 200, says: 'The rules as they are now.', schema: OvertimeView },
  })
  get(@Who() who: Principal): Promise<OvertimeView> {
    return this.overtime.get(who);
  }

  @Put()
  @Allow('rules:edit', 'all')
  @Answers({
    id: 'setOvertimeRules',
    summary: 'Set the overtime rules',
    description:
      'Takes the name of a known set, or up to five rules of your own. Reports of any time use the rules as they are now.',
    answer: { status: 200, says: 'The rules as they are now.', schema: OvertimeView },
    example: { preset: 'california' },
    refuses: [versionClash],
  })
  set(
    @Who() who: Principal,
    @Body({ schema: OvertimeWish }) wish: OvertimeWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<OvertimeView> {
    return this.overtime.set(who, wish, seen);
  }
}
