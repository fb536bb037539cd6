import { Injectable } from '@nestjs/common';
import { addDays, type DayRange } from '../../../kernel/calendar/calendar';
import { Clock } from '../../../kernel/clock/clock';
import { newId } from '../../../kernel/id/id';
import { timesheetLocked } from '../timesheets/timesheets.problems';
import { clipped } from '../timesheets/timesheets.rules';
import { Periods } from './periods';
import { type HeldTimesheet, TimesheetLocksRepository } from './timesheet-locks.repository';

/** The days of a member affected by a change of their entries. */
export interface Touched {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly days: readonly DayRange[];
  /** Whether approved timesheets may change; true for an approved edit request and a change of the time zone. */
  readonly goesThrough: boolean;
}

/**
 * Keeps timesheets consistent with entries. Every day with an entry has a timesheet, an approved timesheet rejects
 * changes, and every change increments its version, so that no one approves hours they have not seen.
 */
@Injectable()
export class TimesheetLocks {
  constructor(
    private readonly timesheets: TimesheetLocksRepository,
    private readonly periods: Periods,
    private readonly clock: Clock,
  ) {}

  /** Serialises writers of one member's entries, so that what they read stays valid until they write. */
  lockMember(memberId: string): Promise<void> {
    return this.timesheets.lockMember(memberId);
  }

  /** Requires the member's lock. @throws timesheetLocked with the approved timesheet */
  async touch({ workspaceId, memberId, days, goesThrough }: Touched): Promise<void> {
    const held = new Map<string, HeldTimesheet>();
    for (const range of days) {
      await this.cover(workspaceId, memberId, range);
      for (const timesheet of await this.timesheets.hold(workspaceId, memberId, range))
        held.set(timesheet.id, timesheet);
    }
    const locked = [...held.values()].find(({ state }) => state === 'approved');
    if (locked && !goesThrough) throw lockedBy(locked);
    await this.timesheets.touch(workspaceId, [...held.keys()]);
  }

  /** Creates missing timesheets for the days of a range. */
  private async cover(workspaceId: string, memberId: string, range: DayRange): Promise<void> {
    const taken = await this.timesheets.near(workspaceId, memberId, range);
    let day = range.startsOn;
    while (day <= range.endsOn) {
      const on = day;
      const there = taken.find(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
      const timesheet = there ?? clipped(await this.periods.findPeriod(workspaceId, memberId, on), on, taken);
      if (!there) {
        await this.timesheets.add(workspaceId, {
          ...timesheet,
          id: newId('ts'),
          memberId,
          now: this.clock.now(),
        });
        taken.push(timesheet);
      }
      day = addDays(timesheet.endsOn, 1);
    }
  }
}

const lockedBy = ({ id, startsOn, endsOn }: HeldTimesheet) =>
  timesheetLocked(`Timesheet ${id} (${startsOn} to ${endsOn}) is approved.`, {
    timesheet: { id, startsOn, endsOn },
  });
