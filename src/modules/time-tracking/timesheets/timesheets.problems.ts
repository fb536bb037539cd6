import { problem } from '../../../kernel/problem/problem';

export const timesheetNotFound = problem({
  slug: 'timesheet-not-found',
  status: 404,
  title: 'There is no such timesheet',
  log: 'info',
  meaning: 'No timesheet of this workspace that you may see has this id.',
  causes: [
    'The id has a typo.',
    'It belongs to another workspace.',
    'It is another member’s, and your role sees only your own.',
  ],
  fix: ['List them with `GET /api/v1/timesheets`. A timesheet begins with the first entry of its period.'],
});

export const timesheetState = problem({
  slug: 'timesheet-state',
  status: 409,
  title: 'The timesheet is not in a state for that',
  log: 'info',
  meaning:
    'An open or rejected timesheet is submitted; an open or submitted one is approved; a submitted one is rejected; a submission or an approval is cancelled. `state` says where it is.',
  causes: ['Somebody decided about it in between.', 'It was submitted already.'],
  fix: ['Read the timesheet again, then do what its state allows.'],
});

export const timesheetIncomplete = problem({
  slug: 'timesheet-incomplete',
  status: 409,
  title: 'Somebody is still on the clock in this period',
  log: 'info',
  meaning:
    'A timesheet is submitted and approved once every entry inside has an end. `entry` names the open one.',
  causes: ['The member has not clocked out yet, or forgot to.'],
  fix: ['Clock out, or have the entry corrected; then try again.'],
});

export const timesheetLocked = problem({
  slug: 'timesheet-locked',
  status: 409,
  title: 'The hours of that period are approved',
  log: 'info',
  meaning:
    'An approved timesheet locks the entries of its period. `timesheet` names it. An approved edit request is the one change that goes through.',
  causes: ['The change touches a day of an approved timesheet.'],
  fix: [
    'Ask for the correction: `POST /api/v1/edit-requests`.',
    'Or have somebody cancel the approval: `POST /api/v1/timesheets/{id}/cancel`.',
  ],
});

export const timesheetsIneligible = problem({
  slug: 'timesheets-ineligible',
  status: 409,
  title: 'Some of these timesheets cannot be decided that way',
  log: 'info',
  meaning:
    'A decision about many is made for all of them or for none. Nothing was changed. `rows` names each that stands in the way, and why: `not-found`, `state`, `open-entry` or `changed` (its hours are no longer those you saw).',
  causes: ['Somebody decided about one of them, or changed its hours, since you looked.'],
  fix: ['Leave those rows out, or look at them again, then send the decision anew.'],
});

export const versionNeeded = problem({
  slug: 'version-needed',
  status: 428,
  title: 'Say which version you saw',
  log: 'info',
  meaning:
    'An approval is of hours that somebody saw. It names them by the version of the timesheet (RFC 6585 section 3).',
  causes: ['Neither `version` in the body nor `If-Match` was sent.'],
  fix: ['Read the timesheet, look at its hours, and send its `version` along.'],
});
