import { Injectable } from '@nestjs/common';
import { type EntryChange, type TimeEntryListener, TimeEntryListeners } from '../time-entries';
import { EditRequestsRepository } from './edit-requests.repository';

/** Gives the pending requests about a changed entry a new version, because they may have become stale. */
@Injectable()
export class PendingRequests implements TimeEntryListener {
  constructor(
    private readonly requests: EditRequestsRepository,
    listeners: TimeEntryListeners,
  ) {
    listeners.add(this);
  }

  afterEntryChanged({ workspaceId, entryId }: EntryChange): Promise<void> {
    return this.requests.touchPending(workspaceId, entryId);
  }
}
