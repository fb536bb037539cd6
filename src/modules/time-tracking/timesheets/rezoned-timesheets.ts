import { Injectable } from '@nestjs/common';
import { type DayListener, type ZoneChange, ZoneChanges } from '../../account';
import { TimeEntryWriter } from '../time-entries';
import { TimesheetLocks } from './timesheet-locks';
import { TimesheetLocksRepository } from './timesheet-locks.repository';

/**
 * Updates timesheets when a workspace's time zone changes and hours move to another day. Missing timesheets are
 * created, and every affected one gets a new version. Approved timesheets stay approved.
 */
@Injectable()
export class RezonedTimesheets implements DayListener {
  constructor(
    private readonly writer: TimeEntryWriter,
    private readonly locks: TimesheetLocks,
    private readonly timesheets: TimesheetLocksRepository,
    zones: ZoneChanges,
  ) {
    zones.add(this);
  }

  async zoneChanged(change: ZoneChange): Promise<void> {
    const { workspaceId } = change;
    for (const { memberId, startsOn, endsOn } of await this.timesheets.moved(change)) {
      await this.writer.lockMember(memberId);
      const days = [{ startsOn, endsOn }];
      await this.locks.touch({ workspaceId, memberId, days, goesThrough: true });
    }
  }
}
