import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import {
  TimeOffEntriesQuery,
  TimeOffEntryId,
  TimeOffEntryPage,
  TimeOffEntryView,
  VoidInput,
} from './entries.contract';
import { EntriesService } from './entries.service';
import { timeOffEntryNotFound, timeOffEntryVoided } from './requests.problems';

@ApiController('time-off/entries', 'Time off')
export class EntriesController {
  constructor(private readonly entries: EntriesService) {}

  @Get()
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'listTimeOffEntries',
    summary: 'List days off',
    description:
      'Approved days off in the order of their approval, for payroll and calendars. Employees see only their own.',
    response: { status: 200, description: 'A page of days off.', schema: TimeOffEntryPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: TimeOffEntriesQuery }) query: TimeOffEntriesQuery,
  ): Promise<TimeOffEntryPage> {
    return this.entries.list(caller, query);
  }

  @Get(':timeOffEntryId')
  @RequirePermission('time_off:read', 'own')
  @Endpoint({
    id: 'getTimeOffEntry',
    summary: 'Get a day off',
    response: { status: 200, description: 'The day off.', schema: TimeOffEntryView },
    errors: [timeOffEntryNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('timeOffEntryId', { schema: TimeOffEntryId }) id: string,
  ): Promise<TimeOffEntryView> {
    return this.entries.get(caller, id);
  }

  @Post(':timeOffEntryId/void')
  @RequirePermission('time_off:edit', 'all')
  @Endpoint({
    id: 'voidTimeOffEntry',
    summary: 'Void a day off',
    description:
      'Use it when the day was not taken. Its hours return to the balance through a reversal in the ledger. Other days of the same request stay approved.',
    response: { status: 200, description: 'The voided day off.', schema: TimeOffEntryView },
    example: { reason: 'Came in after all' },
    errors: [timeOffEntryNotFound, timeOffEntryVoided, versionClash],
  })
  void(
    @CurrentCaller() caller: Principal,
    @Param('timeOffEntryId', { schema: TimeOffEntryId }) id: string,
    @Body({ schema: VoidInput }) input: VoidInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffEntryView> {
    return this.entries.void(caller, id, input, seen);
  }
}
