import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { timeOffEntryNotFound, timeOffEntryVoided } from '../time-off.problems';
import {
  TimeOffEntriesQuery,
  TimeOffEntryId,
  TimeOffEntryPage,
  TimeOffEntryView,
  VoidWish,
} from './entries.contract';
import { EntriesService } from './entries.service';

@ApiController('time-off/entries', 'Time off')
export class EntriesController {
  constructor(private readonly entries: EntriesService) {}

  @Get()
  @Allow('time_off:read', 'own')
  @Answers({
    id: 'listTimeOffEntries',
    summary: 'List days off',
    description:
      'The approved days, in the order in which they were approved; for payroll and calendars. An employee sees their own.',
    answer: { status: 200, says: 'A page of days off.', schema: TimeOffEntryPage },
  })
  list(
    @Who() who: Principal,
    @Query({ schema: TimeOffEntriesQuery }) query: TimeOffEntriesQuery,
  ): Promise<TimeOffEntryPage> {
    return this.entries.list(who, query);
  }

  @Get(':timeOffEntryId')
  @Allow('time_off:read', 'own')
  @Answers({
    id: 'getTimeOffEntry',
    summary: 'Get a day off',
    answer: { status: 200, says: 'The day off.', schema: TimeOffEntryView },
    refuses: [timeOffEntryNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('timeOffEntryId', { schema: TimeOffEntryId }) id: string,
  ): Promise<TimeOffEntryView> {
    return this.entries.get(who, id);
  }

  @Post(':timeOffEntryId/void')
  @Allow('time_off:edit', 'all')
  @Answers({
    id: 'voidTimeOffEntry',
    summary: 'Void a day off',
    description:
      'The day was not taken: its hours return to the balance by a reversal in the ledger. The other days of its request stay.',
    answer: { status: 200, says: 'The day off, voided.', schema: TimeOffEntryView },
    example: { reason: 'Came in after all' },
    refuses: [timeOffEntryNotFound, timeOffEntryVoided, versionClash],
  })
  void(
    @Who() who: Principal,
    @Param('timeOffEntryId', { schema: TimeOffEntryId }) id: string,
    @Body({ schema: VoidWish }) wish: VoidWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeOffEntryView> {
    return this.entries.void(who, id, wish, seen);
  }
}
