import { problem } from '../../kernel/problem/problem';

export const timeOffTypeNotFound = problem({
  slug: 'time-off-type-not-found',
  status: 404,
  title: 'There is no such type of time off',
  log: 'info',
  meaning: 'No type of time off of this workspace has this id.',
  causes: ['The id has a typo.', 'The type belongs to another workspace.'],
  fix: ['List the types with `GET /api/v1/time-off/types?status=all`.'],
});

export const timeOffTypeArchived = problem({
  slug: 'time-off-type-archived',
  status: 409,
  title: 'This type of time off is archived',
  log: 'info',
  meaning:
    'Nobody can ask for it and nothing accrues until it is restored. What was asked for before is kept.',
  causes: ['Somebody archived the type, perhaps a moment ago.', 'It was archived already.'],
  fix: ['Choose another type, or have it restored: `POST /api/v1/time-off/types/{id}/restore`.'],
});

export const timeOffTypeActive = problem({
  slug: 'time-off-type-active',
  status: 409,
  title: 'This type of time off is not archived',
  log: 'info',
  meaning: 'Only an archived type can be restored.',
  causes: ['Somebody restored it already.'],
  fix: ['Nothing to do.'],
});

export const timeOffStartOutOfRange = problem({
  slug: 'time-off-start-out-of-range',
  status: 422,
  title: 'The rules cannot start that far away',
  log: 'info',
  meaning: 'The first day on which the rules of a type act is at most two years before or after today.',
  causes: ['`startsOn` names a wrong year.'],
  fix: ['Start nearer to today, and bring in what people had before as adjustments.'],
});

export const timeOffRequestNotFound = problem({
  slug: 'time-off-request-not-found',
  status: 404,
  title: 'There is no such request for time off',
  log: 'info',
  meaning: 'No request that you may see has this id.',
  causes: [
    'The id has a typo or belongs to another workspace.',
    'It is somebody else’s, and your role sees only its own.',
  ],
  fix: ['List the requests with `GET /api/v1/time-off/requests`.'],
});

export const timeOffRequestDecided = problem({
  slug: 'time-off-request-decided',
  status: 409,
  title: 'This request is not pending any more',
  log: 'info',
  meaning:
    'It was approved, rejected or cancelled, which is final; `state` says which. A request is never edited.',
  causes: ['Somebody else decided first.', 'Its author cancelled it.'],
  fix: ['Ask anew, or void the days that were approved: `POST /api/v1/time-off/entries/{id}/void`.'],
});

export const timeOffNotAuthor = problem({
  slug: 'time-off-not-author',
  status: 409,
  title: 'Only who asked can cancel a request',
  log: 'info',
  meaning: 'Cancelling is for the author of a request; those who decide approve or reject it.',
  causes: ['Somebody else asked for it, perhaps on your behalf.'],
  fix: ['Have it rejected: `POST /api/v1/time-off/requests/{id}/reject`.'],
});

export const timeOffBalanceShort = problem({
  slug: 'time-off-balance-short',
  status: 409,
  title: 'Not enough hours are left',
  log: 'info',
  meaning:
    'The request would lower the balance below what the type allows. `balanceSeconds` is what is left after everything that is pending (on approval: after this request alone), `askedSeconds` what this request takes, `lowestBalanceSeconds` the lowest balance allowed. Nothing was changed.',
  causes: [
    'Another request took the last hours, perhaps at the same moment.',
    'Hours lapsed at the end of the accrual year.',
    'An adjustment lowered the balance since.',
  ],
  fix: ['Ask for less, or ask somebody who decides to adjust the balance.'],
});

export const timeOffYearFull = problem({
  slug: 'time-off-year-full',
  status: 409,
  title: 'That is more than one accrual year allows',
  log: 'info',
  meaning:
    'The type limits how much one may take in an accrual year. `yearStartsOn` names the year, `usedSeconds` what is taken or pending in it, `maxUseSeconds` the limit. Nothing was changed.',
  causes: ['Much of the year’s limit is taken or asked for already.'],
  fix: ['Ask for less in that year.'],
});

export const timeOffDayFull = problem({
  slug: 'time-off-day-full',
  status: 409,
  title: 'A day has no more than 24 hours',
  log: 'info',
  meaning:
    'With what is taken or pending, the request would fill more than 24 hours of a day; `days` names them.',
  causes: ['The same days were asked for before.'],
  fix: ['Look at the pending requests, and leave those days out.'],
});

export const timeOffEntryNotFound = problem({
  slug: 'time-off-entry-not-found',
  status: 404,
  title: 'There is no such day off',
  log: 'info',
  meaning: 'No day off that you may see has this id.',
  causes: [
    'The id has a typo or belongs to another workspace.',
    'It is somebody else’s, and your role sees only its own.',
  ],
  fix: ['List the days with `GET /api/v1/time-off/entries`.'],
});

export const timeOffEntryVoided = problem({
  slug: 'time-off-entry-voided',
  status: 409,
  title: 'This day off was voided already',
  log: 'info',
  meaning: 'Its hours have returned to the balance; that happens once.',
  causes: ['Somebody voided it before.'],
  fix: ['Nothing to do.'],
});

export const adjustmentInFuture = problem({
  slug: 'adjustment-in-future',
  status: 422,
  title: 'An adjustment cannot take effect later',
  log: 'info',
  meaning:
    'A balance is the sum of what is in the ledger, so what counts from tomorrow on is not in it today.',
  causes: ['`effectiveOn` lies after today in the workspace’s time zone.'],
  fix: ['Name today or an earlier day.'],
});
