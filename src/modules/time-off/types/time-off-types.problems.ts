import { problem } from '../../../kernel/problem/problem';

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
