import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import {
  timeOffStartOutOfRange,
  timeOffTypeActive,
  timeOffTypeArchived,
  timeOffTypeNotFound,
} from '../time-off.problems';
import {
  NewTimeOffType,
  TimeOffTypeChange,
  TimeOffTypeId,
  TimeOffTypePage,
  TimeOffTypesQuery,
  TimeOffTypeView,
} from './time-off-types.contract';
import { TimeOffTypesService } from './time-off-types.service';

@ApiController('time-off/types', 'Time off')
export class TimeOffTypesController {
  constructor(private readonly types: TimeOffTypesService) {}

  @Get()
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'listTimeOffTypes',
    summary: 'List the types of time off',
    description: 'Oldest first, active ones unless `status` says otherwise. Everybody sees all of them.',
    response: { status: 200, description: 'A page of types.', schema: TimeOffTypePage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: TimeOffTypesQuery }) query: TimeOffTypesQuery,
  ): Promise<TimeOffTypePage> {
    return this.types.list(caller, query);
  }

  @Post()
  @RequirePermission('time_off:edit', 'all')
  @Endpoint({
    id: 'addTimeOffType',
    summary: 'Add a type of time off',
    description:
      'From `startsOn` on, hours come to every member by its rules; what is due already is in the ledger when this answers. What people had before is brought in by adjustments.',
    response: { status: 201, description: 'The type.', schema: TimeOffTypeView },
    example: {
      name: 'Vacation',
      code: 'VAC',
      accrual: {
        kind: 'per_period',
        period: 'semi_monthly',
        seconds: 288000,
        milestones: [{ afterYears: 5, seconds: 432000 }],
      },
      limits: { maxBalanceSeconds: 432000, maxCarryOverSeconds: 144000 },
      paysOutOnTermination: true,
    },
    errors: [timeOffStartOutOfRange],
  })
  add(
    @CurrentCaller() caller: Principal,
    @Body({ schema: NewTimeOffType }) input: NewTimeOffType,
  ): Promise<TimeOffTypeView> {
    return this.types.add(caller, input);
  }

  @Get(':timeOffTypeId')
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'getTimeOffType',
    summary: 'Get a type of time off',
    response: { status: 200, description: 'The type, active or archived.', schema: TimeOffTypeView },
    errors: [timeOffTypeNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('timeOffTypeId', { schema: TimeOffTypeId }) id: string,
  ): Promise<TimeOffTypeView> {
    return this.types.get(caller, id);
  }

  @Patch(':timeOffTypeId')
  @RequirePermission('time_off:edit', 'all')
  @Endpoint({
    id: 'changeTimeOffType',
    summary: 'Change a type of time off',
    description:
      'Rules act forward only: everything due by the old ones, today included, is credited first, and the new ones act from tomorrow on. Nothing that stands in a ledger changes.',
    response: { status: 200, description: 'The type as it is now.', schema: TimeOffTypeView },
    example: { name: 'Annual leave', waitingDays: 90 },
    errors: [timeOffTypeNotFound, versionClash],
  })
  change(
    @CurrentCaller() caller: Principal,
    @Param('timeOffTypeId', { schema: TimeOffTypeId }) id: string,
    @Body({ schema: TimeOffTypeChange }) change: TimeOffTypeChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffTypeView> {
    return this.types.change(caller, id, change, seen);
  }

  @Post(':timeOffTypeId/archive')
  @RequirePermission('time_off:edit', 'all')
  @Endpoint({
    id: 'archiveTimeOffType',
    summary: 'Archive a type of time off',
    description:
      'Nobody can ask for it any more, and nothing accrues. Balances, requests and ledger stay; what is pending can still be decided.',
    response: { status: 200, description: 'The archived type.', schema: TimeOffTypeView },
    errors: [timeOffTypeNotFound, timeOffTypeArchived, versionClash],
  })
  archive(
    @CurrentCaller() caller: Principal,
    @Param('timeOffTypeId', { schema: TimeOffTypeId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffTypeView> {
    return this.types.archive(caller, id, seen);
  }

  @Post(':timeOffTypeId/restore')
  @RequirePermission('time_off:edit', 'all')
  @Endpoint({
    id: 'restoreTimeOffType',
    summary: 'Restore an archived type of time off',
    description:
      'People can ask for it again, and accrual goes on with tomorrow; the time between gave nothing.',
    response: { status: 200, description: 'The active type.', schema: TimeOffTypeView },
    errors: [timeOffTypeNotFound, timeOffTypeActive, versionClash],
  })
  restore(
    @CurrentCaller() caller: Principal,
    @Param('timeOffTypeId', { schema: TimeOffTypeId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffTypeView> {
    return this.types.restore(caller, id, seen);
  }
}
