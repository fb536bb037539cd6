import { problem } from '../../../kernel/problem/problem';

export const timeOffRequestNotFound = problem({
  slug: 'time-off-request-not-found',
  status: 404,
  title: 'Time-off request not found',
  log: 'info',
  meaning: 'No request with this id is visible to you.',
  causes: [
    'The id has a typo or belongs to another workspace.',
    'The request belongs to another member, and your role only sees your own.',
  ],
  fix: ['List the requests with `GET /api/v1/time-off/requests`.'],
});

export const timeOffRequestDecided = problem({
  slug: 'time-off-request-decided',
  status: 409,
  title: 'This request is no longer pending',
  log: 'info',
  meaning:
    'The request was approved, rejected or cancelled (see `state`). This is final, and requests cannot be edited.',
  causes: ['Another user decided it first.', 'Its author cancelled it.'],
  fix: ['Send a new request, or void the approved days: `POST /api/v1/time-off/entries/{id}/void`.'],
});

export const timeOffNotAuthor = problem({
  slug: 'time-off-not-author',
  status: 409,
  title: 'Only the author can cancel a request',
  log: 'info',
  meaning: 'Only the author can cancel a request. The owner and admins approve or reject it instead.',
  causes: ['Another member sent the request, possibly on your behalf.'],
  fix: ['Ask an admin to reject it: `POST /api/v1/time-off/requests/{id}/reject`.'],
});

export const timeOffBalanceShort = problem({
  slug: 'time-off-balance-short',
  status: 409,
  title: 'The balance is too low',
  log: 'info',
  meaning:
    'The request would take the balance below the limit of the type. `balanceSeconds` is the balance after all pending requests (on approval: after this request only), `askedSeconds` is the amount of this request, and `lowestBalanceSeconds` is the lowest balance allowed. Nothing was changed.',
  causes: [
    'Another request used the last hours, possibly at the same time.',
    'Hours lapsed at the end of the accrual year.',
    'An adjustment has lowered the balance.',
  ],
  fix: ['Request less, or ask an admin to adjust the balance.'],
});

export const timeOffYearFull = problem({
  slug: 'time-off-year-full',
  status: 409,
  title: 'The annual limit is exceeded',
  log: 'info',
  meaning:
    'The type limits how much can be used per accrual year. `yearStartsOn` is the start of that year, `usedSeconds` the amount already taken or pending, and `maxUseSeconds` the limit. Nothing was changed.',
  causes: ['Most of the limit for that year is already taken or requested.'],
  fix: ['Request less in that year.'],
});

export const timeOffDayFull = problem({
  slug: 'time-off-day-full',
  status: 409,
  title: 'The day would exceed 24 hours',
  log: 'info',
  meaning:
    'With existing and pending time off, the request would exceed 24 hours on the days listed in `days`.',
  causes: ['Time off was already requested for these days.'],
  fix: ['Check the pending requests, and leave out those days.'],
});

export const timeOffEntryNotFound = problem({
  slug: 'time-off-entry-not-found',
  status: 404,
  title: 'Day off not found',
  log: 'info',
  meaning: 'No day off with this id is visible to you.',
  causes: [
    'The id has a typo or belongs to another workspace.',
    'The day off belongs to another member, and your role only sees your own.',
  ],
  fix: ['List days off with `GET /api/v1/time-off/entries`.'],
});

export const timeOffEntryVoided = problem({
  slug: 'time-off-entry-voided',
  status: 409,
  title: 'This day off is already voided',
  log: 'info',
  meaning: 'A day off can be voided only once. Its hours have returned to the balance.',
  causes: ['Another user voided it first.'],
  fix: ['No action is needed.'],
});
