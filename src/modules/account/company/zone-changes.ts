import { Injectable } from '@nestjs/common';

/** A workspace’s days are those of another zone from now on. */
export interface ZoneChange {
  readonly workspaceId: string;
  readonly from: string;
  readonly to: string;
}

/** Somebody who keeps things by the day. */
export interface DayListener {
  /** Runs in the transaction that changes the zone. */
  zoneChanged(change: ZoneChange): Promise<void>;
}

/** Where areas above the company’s record learn that its days have moved. */
@Injectable()
export class ZoneChanges {
  private readonly listeners: DayListener[] = [];

  /** Called by a keeper, when it is built. */
  add(keeper: DayListener): void {
    this.listeners.push(keeper);
  }

  async notify(change: ZoneChange): Promise<void> {
    if (change.from === change.to) return;
    for (const keeper of this.listeners) await keeper.zoneChanged(change);
  }
}
