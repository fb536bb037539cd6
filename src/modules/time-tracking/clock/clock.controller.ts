import { Body, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { FromAddress } from '../../../kernel/http/visit';
import { versionClash } from '../../../kernel/problem/version.problems';
import { jobNotFound } from '../../account';
import { TimeEntryPage, TimeEntryView } from '../entries/time-entries.contract';
import { TimeEntriesService } from '../entries/time-entries.service';
import { timesheetLocked } from '../timesheets/timesheets.problems';
import { ClockChange, ClockReply, ClockWish } from './clock.contract';
import { alreadyClockedIn, clockNeedsMore, notClockedIn } from './clock.problems';
import { ClockService } from './clock.service';

@ApiController('clock', 'Clock')
export class ClockController {
  constructor(
    private readonly clock: ClockService,
    private readonly entries: TimeEntriesService,
  ) {}

  @Get()
  @Allow('time_tracking:read', 'own')
  @Answers({
    id: 'listOnTheClock',
    summary: 'Who is on the clock',
    description:
      'The open entries of active members, who came last first. An employee sees their own. What somebody left open who was removed since is told by `GET /time-entries?open=true`.',
    answer: { status: 200, says: 'A page of open entries.', schema: TimeEntryPage },
  })
  list(@Who() who: Principal, @Query({ schema: ChangesQuery }) query: ChangesQuery): Promise<TimeEntryPage> {
    return this.entries.onTheClock(who, query);
  }

  @Post('in')
  @Allow('time_tracking:edit', 'own')
  @Answers({
    id: 'clockIn',
    summary: 'Clock in',
    description:
      'Starts an entry of your own at the server’s time. Of two at once one wins. An unrecognised location is noted and stops nobody.',
    answer: { status: 201, says: 'The open entry, and what was noticed.', schema: ClockReply },
    example: { note: 'Opening shift' },
    refuses: [alreadyClockedIn, clockNeedsMore, jobNotFound, timesheetLocked],
  })
  clockIn(
    @Who() who: Principal,
    @Body({ schema: ClockWish.prefault({}) }) wish: ClockWish,
    @FromAddress() address: string,
  ): Promise<ClockReply> {
    return this.clock.clockIn(who, wish, { address, surface: 'api' });
  }

  @Post('out')
  @Allow('time_tracking:edit', 'own')
  @Answers({
    id: 'clockOut',
    summary: 'Clock out',
    description: 'Ends your open entry at the server’s time.',
    answer: { status: 200, says: 'The entry, and what was noticed.', schema: ClockReply },
    example: { note: 'Handed over to the late shift' },
    refuses: [notClockedIn, clockNeedsMore, jobNotFound, timesheetLocked],
  })
  clockOut(
    @Who() who: Principal,
    @Body({ schema: ClockWish.prefault({}) }) wish: ClockWish,
    @FromAddress() address: string,
  ): Promise<ClockReply> {
    return this.clock.clockOut(who, wish, { address, surface: 'api' });
  }

  @Patch()
  @Allow('time_tracking:edit', 'own')
  @Answers({
    id: 'changeClock',
    summary: 'Change what your open entry says',
    description: 'Job, note and custom fields of the entry you are on the clock with; its times stay.',
    answer: { status: 200, says: 'The open entry as it is now.', schema: TimeEntryView },
    example: { note: 'Baking, then deliveries' },
    refuses: [notClockedIn, clockNeedsMore, jobNotFound, timesheetLocked, versionClash],
  })
  change(
    @Who() who: Principal,
    @Body({ schema: ClockChange }) wish: ClockChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeEntryView> {
    return this.clock.change(who, wish, seen);
  }
}
