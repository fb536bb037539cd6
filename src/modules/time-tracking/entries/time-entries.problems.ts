import { refuseConstraint } from '../../../kernel/problem/faults';
import { problem } from '../../../kernel/problem/problem';

export const timeEntryNotFound = problem({
  slug: 'time-entry-not-found',
  status: 404,
  title: 'There is no such time entry',
  log: 'info',
  meaning: 'No time entry of this workspace that you may see has this id.',
  causes: [
    'The id has a typo.',
    'The entry belongs to another workspace.',
    'It is another member’s, and your role sees only your own.',
  ],
  fix: ['List the entries with `GET /api/v1/time-entries`.'],
});

export const timesRefused = problem({
  slug: 'times-refused',
  status: 422,
  title: 'These times cannot be worked time',
  log: 'info',
  meaning:
    'Clocking out comes after clocking in, neither lies more than 60 seconds ahead, and an entry that is written by hand spans 31 days at most, up to now where it has no end. `errors` names each field at fault.',
  causes: [
    'In and out are swapped.',
    'The offset of the time zone is missing or wrong.',
    'The year has a typo.',
  ],
  fix: ['Send moments as RFC 3339 with their offset, such as 2026-11-23T09:00:00-05:00.'],
});

export const timeEntryOverlaps = problem({
  slug: 'time-entry-overlaps',
  status: 409,
  title: 'The member has another entry at that time',
  log: 'info',
  meaning:
    'Nobody is on the clock twice at the same time. `entry` names the one that is in the way, with its times.',
  causes: [
    'The same hours were entered twice.',
    'The member is still on the clock: an open entry has no end yet.',
  ],
  fix: ['Change or archive the other entry, or choose times that leave it alone.'],
});

export const entryArchived = problem({
  slug: 'time-entry-archived',
  status: 409,
  title: 'This entry is archived',
  log: 'info',
  meaning: 'An archived entry does not count and is not changed.',
  causes: ['Somebody archived it, perhaps a moment ago.'],
  fix: ['Restore it first: `POST /api/v1/time-entries/{id}/restore`.'],
});

export const entryNotArchived = problem({
  slug: 'time-entry-not-archived',
  status: 409,
  title: 'This entry is not archived',
  log: 'info',
  meaning: 'Only an archived entry can be restored.',
  causes: ['Somebody restored it already.'],
  fix: ['Nothing to do.'],
});

refuseConstraint('time_entry_overlap_excl', timeEntryOverlaps);
refuseConstraint('time_entry_one_open_key', timeEntryOverlaps);
