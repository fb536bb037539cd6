import { problem } from '../../../kernel/problem/problem';

export const editRequestNotFound = problem({
  slug: 'edit-request-not-found',
  status: 404,
  title: 'Edit request not found',
  log: 'info',
  meaning: 'No edit request with this id is visible to you.',
  causes: [
    'The id has a typo.',
    'The request belongs to another workspace.',
    'The request belongs to another member, and your role only sees your own.',
  ],
  fix: ['List edit requests with `GET /api/v1/edit-requests`.'],
});

export const editRequestState = problem({
  slug: 'edit-request-state',
  status: 409,
  title: 'The edit request is already decided',
  log: 'info',
  meaning: 'Only a pending request can be approved, rejected or cancelled. `state` is its current state.',
  causes: ['Another user decided it first.', 'Its author cancelled it.'],
  fix: ['Read the request again. If something is still wrong, send a new request.'],
});

export const editRequestStale = problem({
  slug: 'edit-request-stale',
  status: 409,
  title: 'The entry has changed since the request was made',
  log: 'info',
  meaning:
    'The entry is no longer the version that the author saw. Nothing was changed. `entry` contains its id and current version.',
  causes: ['The entry was corrected or archived in the meantime, possibly by another request.'],
  fix: ['Reject the request and ask its author to send a new one if it is still needed.'],
});

export const entryStillOpen = problem({
  slug: 'time-entry-open',
  status: 409,
  title: 'This entry is still open',
  log: 'info',
  meaning: 'An edit request corrects a closed entry. Change an open entry with the clock.',
  causes: ['You are still clocked in on this entry.'],
  fix: ['Clock out first, then request the correction.', 'Change job or note with `PATCH /api/v1/clock`.'],
});

export const authorCancels = problem({
  slug: 'author-cancels',
  status: 409,
  title: 'Only the author can cancel an edit request',
  log: 'info',
  meaning: 'Only the author can cancel an edit request. The owner and admins reject it instead, with a note.',
  causes: ['The request belongs to another member.'],
  fix: ['Reject it: `POST /api/v1/edit-requests/{id}/reject`.'],
});
