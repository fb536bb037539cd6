import { Body, Get, Put } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { OvertimeInput, OvertimeView } from './overtime.contract';
import { OvertimeService } from './overtime.service';

@ApiController('rules/overtime', 'Rules')
export class OvertimeController {
  constructor(private readonly overtime: OvertimeService) {}

  @Get()
  @RequirePermission('rules:read', 'all')
  @Endpoint({
    id: 'getOvertimeRules',
    summary: 'Get the overtime rules',
    description: 'The default is the federal rule: time and a half after 40 hours in a workweek.',
    response: { status: 200, description: 'The current rules.', schema: OvertimeView },
  })
  get(@CurrentCaller() caller: Principal): Promise<OvertimeView> {
    return this.overtime.get(caller);
  }

  @Put()
  @RequirePermission('rules:edit', 'all')
  @Endpoint({
    id: 'setOvertimeRules',
    summary: 'Set the overtime rules',
    description:
      'Takes the name of a predefined set or up to five custom rules. Reports of any period use the current rules.',
    response: { status: 200, description: 'The current rules.', schema: OvertimeView },
    example: { preset: 'california' },
    errors: [versionClash],
  })
  set(
    @CurrentCaller() caller: Principal,
    @Body({ schema: OvertimeInput }) input: OvertimeInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<OvertimeView> {
    return this.overtime.set(caller, input, seen);
  }
}
