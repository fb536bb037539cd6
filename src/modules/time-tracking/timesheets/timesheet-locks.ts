import { Injectable } from '@nestjs/common';
import { addDays, type Day, type DayRange } from '../../../kernel/calendar/calendar';
import { Clock } from '../../../kernel/clock/clock';
import { newId } from '../../../kernel/id/id';
import { PayRatesService } from '../../pay-rates';
import { periodOf, ScheduleService } from '../../rules';
import {
  type EntryChange,
  type TimeEntryListener,
  TimeEntryListeners,
  timesheetLocked,
} from '../time-entries';
import { type HeldTimesheet, TimesheetLocksRepository } from './timesheet-locks.repository';
import { clipped, daysTouched, isCovered } from './timesheets.rules';

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
export class TimesheetLocks implements TimeEntryListener {
  constructor(
    private readonly timesheets: TimesheetLocksRepository,
    private readonly pay: PayRatesService,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
    listeners: TimeEntryListeners,
  ) {
    listeners.add(this);
  }

  /** @throws timesheetLocked with the approved timesheet */
  beforeEntryWritten({ workspaceId, memberId, spans, timeZone, isApproved }: EntryChange): Promise<void> {
    const days = spans.map((span) => daysTouched(span, timeZone));
    return this.touch({ workspaceId, memberId, days, goesThrough: isApproved });
  }

  /** Requires the member's lock. @throws timesheetLocked with the approved timesheet */
  async touch({ workspaceId, memberId, days, goesThrough }: Touched): Promise<void> {
    const touched = await this.timesheets.touchOverlapping(workspaceId, memberId, days);
    const locked = touched.find(({ state }) => state === 'approved');
    if (locked && !goesThrough) throw lockedBy(locked);
    const added: string[] = [];
    for (const range of days)
      if (!isCovered(range, touched)) added.push(...(await this.addMissing(workspaceId, memberId, range)));
    if (added.length > 0) await this.timesheets.touch(workspaceId, added);
  }

  /** Creates missing timesheets for the days of a range. @returns their ids */
  private async addMissing(workspaceId: string, memberId: string, range: DayRange): Promise<string[]> {
    const taken = await this.timesheets.near(workspaceId, memberId, range);
    const added: string[] = [];
    let day = range.startsOn;
    while (day <= range.endsOn) {
      const on = day;
      const there = taken.find(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
      const timesheet = there ?? clipped(await this.findPeriod(workspaceId, memberId, on), on, taken);
      if (!there) {
        const id = newId('ts');
        await this.timesheets.add(workspaceId, { ...timesheet, id, memberId, now: this.clock.now() });
        added.push(id);
        taken.push(timesheet);
      }
      day = addDays(timesheet.endsOn, 1);
    }
    return added;
  }

  /** The member's pay period, from their pay schedule on a day and the company's workweek. */
  private async findPeriod(workspaceId: string, memberId: string, day: Day): Promise<DayRange> {
    const paySchedule = await this.pay.payScheduleOn(workspaceId, memberId, day);
    const { workweekStartsOn } = await this.schedules.scheduleOf(workspaceId);
    return periodOf(paySchedule, day, workweekStartsOn);
  }
}

const lockedBy = ({ id, startsOn, endsOn }: HeldTimesheet) =>
  timesheetLocked(`Timesheet ${id} (${startsOn} to ${endsOn}) is approved.`, {
    timesheet: { id, startsOn, endsOn },
  });
