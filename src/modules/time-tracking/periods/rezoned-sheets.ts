import { Injectable } from '@nestjs/common';
import { type DayKeeper, type ZoneChange, ZoneChanges } from '../../account';
import { SheetLocks } from './sheet-locks';
import { SheetLocksRepository } from './sheet-locks.repository';

/**
 * When a workspace’s zone changes, hours at the edge of a day lie in another one: each day that has hours now gets its
 * timesheet, and every timesheet whose hours moved gets a new version. An approved one stays approved.
 */
@Injectable()
export class RezonedSheets implements DayKeeper {
  constructor(
    private readonly locks: SheetLocks,
    private readonly sheets: SheetLocksRepository,
    zones: ZoneChanges,
  ) {
    zones.add(this);
  }

  async zoneChanged(change: ZoneChange): Promise<void> {
    const { workspaceId } = change;
    for (const { memberId, startsOn, endsOn } of await this.sheets.moved(change)) {
      await this.locks.lockMember(memberId);
      const days = [{ startsOn, endsOn }];
      await this.locks.touch({ workspaceId, memberId, days, goesThrough: true });
    }
  }
}
