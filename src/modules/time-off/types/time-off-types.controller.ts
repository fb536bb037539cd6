import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
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
  @Allow('time_off:read', 'own')
  @Answers({
    id: 'listTimeOffTypes',
    summary: 'List the types of time off',
    description: 'Oldest first, active ones unless `status` says otherwise. Everybody sees all of them.',
    answer: { status: 200, says: 'A page of types.', schema: TimeOffTypePage },
  })
  list(
    @Who() who: Principal,
    @Query({ schema: TimeOffTypesQuery }) query: TimeOffTypesQuery,
  ): Promise<TimeOffTypePage> {
    return this.types.list(who, query);
  }

  @Post()
  @Allow('time_off:edit', 'all')
  @Answers({
    id: 'addTimeOffType',
    summary: 'Add a type of time off',
    description:
      'From `startsOn` on, hours come to every member by its rules; what is due already is in the ledger when this answers. What people had before is brought in by adjustments.',
    answer: { status: 201, says: 'The type.', schema: TimeOffTypeView },
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
    refuses: [timeOffStartOutOfRange],
  })
  add(
    @Who() who: Principal,
    @Body({ schema: NewTimeOffType }) wish: NewTimeOffType,
  ): Promise<TimeOffTypeView> {
    return this.types.add(who, wish);
  }

  @Get(':timeOffTypeId')
  @Allow('time_off:read', 'own')
  @Answers({
    id: 'getTimeOffType',
    summary: 'Get a type of time off',
    answer: { status: 200, says: 'The type, active or archived.', schema: TimeOffTypeView },
    refuses: [timeOffTypeNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('timeOffTypeId', { schema: TimeOffTypeId }) id: string,
  ): Promise<TimeOffTypeView> {
    return this.types.get(who, id);
  }

  @Patch(':timeOffTypeId')
  @Allow('time_off:edit', 'all')
  @Answers({
    id: 'changeTimeOffType',
    summary: 'Change a type of time off',
    description:
      'Rules act forward only: everything due by the old ones, today included, is credited first, and the new ones act from tomorrow on. Nothing that stands in a ledger changes.',
    answer: { status: 200, says: 'The type as it is now.', schema: TimeOffTypeView },
    example: { name: 'Annual leave', waitingDays: 90 },
    refuses: [timeOffTypeNotFound, versionClash],
  })
  change(
    @Who() who: Principal,
    @Param('timeOffTypeId', { schema: TimeOffTypeId }) id: string,
    @Body({ schema: TimeOffTypeChange }) change: TimeOffTypeChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffTypeView> {
    return this.types.change(who, id, change, seen);
  }

  @Post(':timeOffTypeId/archive')
  @Allow('time_off:edit', 'all')
  @Answers({
    id: 'archiveTimeOffType',
    summary: 'Archive a type of time off',
    description:
      'Nobody can ask for it any more, and nothing accrues. Balances, requests and ledger stay; what is pending can still be decided.',
    answer: { status: 200, says: 'The archived type.', schema: TimeOffTypeView },
    refuses: [timeOffTypeNotFound, timeOffTypeArchived, versionClash],
  })
  archive(
    @Who() who: Principal,
    @Param('timeOffTypeId', { schema: TimeOffTypeId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffTypeView> {
    return this.types.archive(who, id, seen);
  }

  @Post(':timeOffTypeId/restore')
  @Allow('time_off:edit', 'all')
  @Answers({
    id: 'restoreTimeOffType',
    summary: 'Restore an archived type of time off',
    description:
      'People can ask for it again, and accrual goes on with tomorrow; the time between gave nothing.',
    answer: { status: 200, says: 'The active type.', schema: TimeOffTypeView },
    refuses: [timeOffTypeNotFound, timeOffTypeActive, versionClash],
  })
  restore(
    @Who() who: Principal,
    @Param('timeOffTypeId', { schema: TimeOffTypeId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffTypeView> {
    return this.types.restore(who, id, seen);
  }
}
