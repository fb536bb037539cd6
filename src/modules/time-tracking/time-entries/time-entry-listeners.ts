import { Injectable } from '@nestjs/common';
import type { Span } from './time-entries.rules';

/** A change of one of a member's entries. */
export interface EntryChange {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly entryId: string;
  /** The times of the entry: the new ones, and the previous ones if it existed before. */
  readonly spans: readonly Span[];
  /** The IANA time zone of the workspace. */
  readonly timeZone: string;
  /** Whether an approved edit request causes the change, which may affect approved hours. */
  readonly isApproved: boolean;
}

/** Implemented by modules with data that depends on entries. Runs in the transaction and under the member's lock. */
export interface TimeEntryListener {
  /** Runs before an entry is added or changed. Throws to prevent it. */
  beforeEntryWritten?(change: EntryChange): Promise<void>;
  /** Runs after an existing entry was changed. */
  afterEntryChanged?(change: EntryChange): Promise<void>;
}

/** Notifies other modules of changed entries, so that they can check them and update their own data. */
@Injectable()
export class TimeEntryListeners {
  private readonly listeners: TimeEntryListener[] = [];

  /** Registers a listener. Called by its constructor. */
  add(listener: TimeEntryListener): void {
    this.listeners.push(listener);
  }

  async beforeEntryWritten(change: EntryChange): Promise<void> {
    for (const listener of this.listeners) await listener.beforeEntryWritten?.(change);
  }

  async afterEntryChanged(change: EntryChange): Promise<void> {
    for (const listener of this.listeners) await listener.afterEntryChanged?.(change);
  }
}
