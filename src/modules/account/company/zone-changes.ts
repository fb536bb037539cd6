import { Injectable } from '@nestjs/common';

/** A change of a workspace’s time zone. */
export interface ZoneChange {
  readonly workspaceId: string;
  readonly from: string;
  readonly to: string;
}

/** Implemented by modules that store data by day. */
export interface DayListener {
  /** Runs in the transaction that changes the time zone. */
  zoneChanged(change: ZoneChange): Promise<void>;
}

/** Notifies other modules of a changed time zone, so that they can recompute data by day. */
@Injectable()
export class ZoneChanges {
  private readonly listeners: DayListener[] = [];

  /** Registers a listener. Called by its constructor. */
  add(listener: DayListener): void {
    this.listeners.push(listener);
  }

  async notify(change: ZoneChange): Promise<void> {
    if (change.from === change.to) return;
    for (const listener of this.listeners) await listener.zoneChanged(change);
  }
}
