import { Body, Get, Patch, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { FromAddress } from '../../../kernel/http/visit';
import { versionClash } from '../../../kernel/problem/version.problems';
import { jobNotFound } from '../../account';
import { TimeEntriesService, TimeEntryPage, TimeEntryView, timesheetLocked } from '../time-entries';
import { ClockChange, ClockInput, ClockReply } from './clock.contract';
import { alreadyClockedIn, clockNeedsMore, notClockedIn } from './clock.problems';
import { ClockService } from './clock.service';

@ApiController('clock', 'Clock')
export class ClockController {
  constructor(
    private readonly clock: ClockService,
    private readonly entries: TimeEntriesService,
  ) {}

  @Get()
  @RequirePermission('time_tracking:read', 'own')
  @Endpoint({
    id: 'listOnTheClock',
    summary: 'List members on the clock',
    description:
      'Open entries of active members, latest clock-in first. Employees see only their own. Open entries of removed members are listed by `GET /time-entries?open=true`.',
    response: { status: 200, description: 'A page of open entries.', schema: TimeEntryPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: ChangesQuery }) query: ChangesQuery,
  ): Promise<TimeEntryPage> {
    return this.entries.onTheClock(caller, query);
  }

  @Post('in')
  @RequirePermission('time_tracking:edit', 'own')
  @Endpoint({
    id: 'clockIn',
    summary: 'Clock in',
    description:
      'Starts your entry at server time. Concurrent requests: one succeeds, the others get 409. An unrecognised location adds a warning and never blocks.',
    response: { status: 201, description: 'The open entry and any warnings.', schema: ClockReply },
    example: { note: 'Opening shift' },
    errors: [alreadyClockedIn, clockNeedsMore, jobNotFound, timesheetLocked],
  })
  clockIn(
    @CurrentCaller() caller: Principal,
    @Body({ schema: ClockInput.prefault({}) }) input: ClockInput,
    @FromAddress() address: string,
  ): Promise<ClockReply> {
    return this.clock.clockIn(caller, input, { address, surface: 'api' });
  }

  @Post('out')
  @RequirePermission('time_tracking:edit', 'own')
  @Endpoint({
    id: 'clockOut',
    summary: 'Clock out',
    description:
      'Closes your open entry at server time. An unrecognised location adds a warning and never blocks.',
    response: { status: 200, description: 'The entry and any warnings.', schema: ClockReply },
    example: { note: 'Handed over to the late shift' },
    errors: [notClockedIn, clockNeedsMore, jobNotFound, timesheetLocked],
  })
  clockOut(
    @CurrentCaller() caller: Principal,
    @Body({ schema: ClockInput.prefault({}) }) input: ClockInput,
    @FromAddress() address: string,
  ): Promise<ClockReply> {
    return this.clock.clockOut(caller, input, { address, surface: 'api' });
  }

  @Patch()
  @RequirePermission('time_tracking:edit', 'own')
  @Endpoint({
    id: 'changeClock',
    summary: 'Change your open entry',
    description:
      'Changes the job, note or custom fields of your open entry. Its times cannot be changed here.',
    response: { status: 200, description: 'The updated open entry.', schema: TimeEntryView },
    example: { note: 'Baking, then deliveries' },
    errors: [notClockedIn, clockNeedsMore, jobNotFound, timesheetLocked, versionClash],
  })
  change(
    @CurrentCaller() caller: Principal,
    @Body({ schema: ClockChange }) input: ClockChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeEntryView> {
    return this.clock.change(caller, input, seen);
  }
}
