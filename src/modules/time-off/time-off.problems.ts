import { problem } from '../../kernel/problem/problem';

export const timeOffTypeNotFound = problem({
  slug: 'time-off-type-not-found',
  status: 404,
  title: 'Time-off type not found',
  log: 'info',
  meaning: 'This workspace has no time-off type with this id.',
  causes: ['The id has a typo.', 'The type belongs to another workspace.'],
  fix: ['List the types with `GET /api/v1/time-off/types?status=all`.'],
});

export const timeOffTypeArchived = problem({
  slug: 'time-off-type-archived',
  status: 409,
  title: 'This time-off type is archived',
  log: 'info',
  meaning:
    'An archived type cannot be requested and accrues nothing until it is restored. Existing requests are kept.',
  causes: ['Another user archived the type recently.', 'The type was already archived.'],
  fix: ['Choose another type, or ask an admin to restore it: `POST /api/v1/time-off/types/{id}/restore`.'],
});

export const timeOffTypeActive = problem({
  slug: 'time-off-type-active',
  status: 409,
  title: 'This time-off type is not archived',
  log: 'info',
  meaning: 'Only an archived type can be restored.',
  causes: ['Another user has already restored it.'],
  fix: ['No action is needed.'],
});

export const timeOffStartOutOfRange = problem({
  slug: 'time-off-start-out-of-range',
  status: 422,
  title: 'The start date is out of range',
  log: 'info',
  meaning: '`startsOn` must be within two years of today.',
  causes: ['`startsOn` has the wrong year.'],
  fix: ['Choose a date closer to today, and add earlier balances as adjustments.'],
});

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

export const adjustmentInFuture = problem({
  slug: 'adjustment-in-future',
  status: 422,
  title: 'An adjustment cannot be in the future',
  log: 'info',
  meaning: 'A balance is the sum of the ledger up to today, so adjustments cannot take effect later.',
  causes: ['`effectiveOn` is after today in the workspace’s time zone.'],
  fix: ['Use today or an earlier day.'],
});
