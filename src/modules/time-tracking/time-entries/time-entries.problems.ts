import { refuseConstraint } from '../../../kernel/problem/faults';
import { problem } from '../../../kernel/problem/problem';

export const timeEntryNotFound = problem({
  slug: 'time-entry-not-found',
  status: 404,
  title: 'Time entry not found',
  log: 'info',
  meaning: 'No time entry with this id is visible to you.',
  causes: [
    'The id has a typo.',
    'The entry belongs to another workspace.',
    'The entry belongs to another member, and your role only sees your own.',
  ],
  fix: ['List the entries with `GET /api/v1/time-entries`.'],
});

export const timesRefused = problem({
  slug: 'times-refused',
  status: 422,
  title: 'The times are not valid',
  log: 'info',
  meaning:
    'The clock-out must be after the clock-in, neither may be more than 60 seconds in the future, and an entry may span at most 31 days (an open entry is measured up to now). `errors` lists the fields at fault.',
  causes: [
    'Clock-in and clock-out are swapped.',
    'The time zone offset is missing or wrong.',
    'The year has a typo.',
  ],
  fix: ['Send RFC 3339 times with an offset, for example 2026-11-23T09:00:00-05:00.'],
});

export const timeEntryOverlaps = problem({
  slug: 'time-entry-overlaps',
  status: 409,
  title: 'The entry overlaps another one',
  log: 'info',
  meaning: 'Entries of a member cannot overlap. `entry` contains the id and times of the conflicting entry.',
  causes: ['The same hours were entered twice.', 'The member is still on the clock in an open entry.'],
  fix: ['Change or archive the other entry, or send times that do not overlap it.'],
});

export const entryArchived = problem({
  slug: 'time-entry-archived',
  status: 409,
  title: 'This entry is archived',
  log: 'info',
  meaning: 'Archived entries are excluded from totals and cannot be changed.',
  causes: ['Another user archived it recently.'],
  fix: ['Restore it first: `POST /api/v1/time-entries/{id}/restore`.'],
});

export const entryNotArchived = problem({
  slug: 'time-entry-not-archived',
  status: 409,
  title: 'This entry is not archived',
  log: 'info',
  meaning: 'Only an archived entry can be restored.',
  causes: ['Another user has already restored it.'],
  fix: ['No action is needed.'],
});

export const timesheetLocked = problem({
  slug: 'timesheet-locked',
  status: 409,
  title: 'Timesheet is approved',
  log: 'info',
  meaning:
    'An approved timesheet (see `timesheet`) locks the entries of its period. Only an approved edit request can change them.',
  causes: ['The change affects a day of an approved timesheet.'],
  fix: [
    'Request a correction: `POST /api/v1/edit-requests`.',
    'Or ask an admin to cancel the approval: `POST /api/v1/timesheets/{id}/cancel`.',
  ],
});

refuseConstraint('time_entry_overlap_excl', timeEntryOverlaps);
refuseConstraint('time_entry_one_open_key', timeEntryOverlaps);
