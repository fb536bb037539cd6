import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import {
  NewTimeOffType,
  TimeOffTypeChange,
  TimeOffTypeId,
  TimeOffTypePage,
  TimeOffTypesQuery,
  TimeOffTypeView,
} from './time-off-types.contract';
import {
  timeOffStartOutOfRange,
  timeOffTypeActive,
  timeOffTypeArchived,
  timeOffTypeNotFound,
} from './time-off-types.problems';
import { TimeOffTypesService } from './time-off-types.service';

@ApiController('time-off/types', 'Time off')
export class TimeOffTypesController {
  constructor(private readonly types: TimeOffTypesService) {}

  @Get()
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'listTimeOffTypes',
    summary: 'List time-off types',
    description: 'Oldest first. Lists active types unless `status` is set. Every member can see all types.',
    response: { status: 200, description: 'A page of time-off types.', schema: TimeOffTypePage },
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
    summary: 'Add a time-off type',
    description:
      'Hours accrue for all members from `startsOn` on. Everything already due is in the ledger when this request returns. Add earlier balances as adjustments.',
    response: { status: 201, description: 'The new type.', schema: TimeOffTypeView },
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
    summary: 'Get a time-off type',
    response: { status: 200, description: 'The time-off type, active or archived.', schema: TimeOffTypeView },
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
    summary: 'Change a time-off type',
    description:
      'Changed rules never apply to the past. Everything due under the old rules, including today, is credited first, and the new rules apply from tomorrow. Existing ledger lines do not change.',
    response: { status: 200, description: 'The updated type.', schema: TimeOffTypeView },
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
    summary: 'Archive a time-off type',
    description:
      'The type can no longer be requested and accrues nothing. Balances, requests and the ledger are kept, and pending requests can still be decided.',
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
    summary: 'Restore an archived time-off type',
    description:
      'The type can be requested again, and accrual resumes tomorrow. Nothing accrues for the time it was archived.',
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
