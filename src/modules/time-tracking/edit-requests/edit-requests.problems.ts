import { problem } from '../../../kernel/problem/problem';

export const editRequestNotFound = problem({
  slug: 'edit-request-not-found',
  status: 404,
  title: 'There is no such edit request',
  log: 'info',
  meaning: 'No edit request of this workspace that you may see has this id.',
  causes: [
    'The id has a typo.',
    'It belongs to another workspace.',
    'It is another member’s, and your role sees only your own.',
  ],
  fix: ['List them with `GET /api/v1/edit-requests`.'],
});

export const editRequestState = problem({
  slug: 'edit-request-state',
  status: 409,
  title: 'The edit request is decided already',
  log: 'info',
  meaning: 'Only a pending request is approved, rejected or cancelled. `state` says where it is.',
  causes: ['Somebody decided about it in between.', 'Its author cancelled it.'],
  fix: ['Read the request again. Where something is still wrong, make a new one.'],
});

export const editRequestStale = problem({
  slug: 'edit-request-stale',
  status: 409,
  title: 'The entry has changed since this was asked for',
  log: 'info',
  meaning:
    'The request proposes to change an entry that is no longer what its author saw. Nothing was changed. `entry` names it with its version now.',
  causes: ['Somebody corrected or archived the entry, perhaps through another request.'],
  fix: ['Reject the request, and have its author look at the entry and ask again if need be.'],
});

export const entryStillOpen = problem({
  slug: 'time-entry-open',
  status: 409,
  title: 'This entry has no end yet',
  log: 'info',
  meaning: 'An edit request corrects hours that are over. What an open entry says is changed on the clock.',
  causes: ['You are still on the clock with it.'],
  fix: ['Clock out first, then ask for the correction.', 'Change job or note with `PATCH /api/v1/clock`.'],
});

export const authorCancels = problem({
  slug: 'author-cancels',
  status: 409,
  title: 'Only its author cancels an edit request',
  log: 'info',
  meaning: 'Cancelling takes back one’s own asking. Whoever decides rejects it instead, with a note.',
  causes: ['The request is another member’s.'],
  fix: ['Reject it: `POST /api/v1/edit-requests/{id}/reject`.'],
});
