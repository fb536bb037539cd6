import { Injectable } from '@nestjs/common';
import { type DayListener, type ZoneChange, ZoneChanges } from '../../account';
import { TimesheetLocks } from './timesheet-locks';
import { TimesheetLocksRepository } from './timesheet-locks.repository';

/**
 * When a workspace’s zone changes, hours at the edge of a day lie in another one: each day that has hours now gets its
 * timesheet, and every timesheet whose hours moved gets a new version. An approved one stays approved.
 */
@Injectable()
export class RezonedTimesheets implements DayListener {
  constructor(
    private readonly locks: TimesheetLocks,
    private readonly timesheets: TimesheetLocksRepository,
    zones: ZoneChanges,
  ) {
    zones.add(this);
  }

  async zoneChanged(change: ZoneChange): Promise<void> {
    const { workspaceId } = change;
    for (const { memberId, startsOn, endsOn } of await this.timesheets.moved(change)) {
      await this.locks.lockMember(memberId);
      const days = [{ startsOn, endsOn }];
      await this.locks.touch({ workspaceId, memberId, days, goesThrough: true });
    }
  }
}
