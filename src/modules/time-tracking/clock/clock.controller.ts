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
import { TimeEntryPage, TimeEntryView } from '../entries/time-entries.contract';
import { TimeEntriesService } from '../entries/time-entries.service';
import { timesheetLocked } from '../timesheets/timesheets.problems';
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
    summary: 'Who is on the clock',
    description:
      'The open entries of active members, who came last first. An employee sees their own. What somebody left open who was removed since is told by `GET /time-entries?open=true`.',
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
      'Starts an entry of your own at the server’s time. Of two at once one wins. An unrecognised location is noted and stops nobody.',
    response: { status: 201, description: 'The open entry, and what was noticed.', schema: ClockReply },
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
    description: 'Ends your open entry at the server’s time.',
    response: { status: 200, description: 'The entry, and what was noticed.', schema: ClockReply },
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
    summary: 'Change what your open entry says',
    description: 'Job, note and custom fields of the entry you are on the clock with; its times stay.',
    response: { status: 200, description: 'The open entry as it is now.', schema: TimeEntryView },
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
