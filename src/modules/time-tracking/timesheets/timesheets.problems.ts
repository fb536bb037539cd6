import { problem } from '../../../kernel/problem/problem';

export const timesheetNotFound = problem({
  slug: 'timesheet-not-found',
  status: 404,
  title: 'Timesheet not found',
  log: 'info',
  meaning: 'No timesheet with this id is visible to you.',
  causes: [
    'The id has a typo.',
    'The timesheet belongs to another workspace.',
    'The timesheet belongs to another member, and your role only sees your own.',
  ],
  fix: [
    'List timesheets with `GET /api/v1/timesheets`. A timesheet is created with the first entry of its period.',
  ],
});

export const timesheetState = problem({
  slug: 'timesheet-state',
  status: 409,
  title: 'The timesheet state does not allow this',
  log: 'info',
  meaning:
    'An open or rejected timesheet can be submitted, an open or submitted one approved, and a submitted one rejected. A submission or an approval can be cancelled. `state` is the current state.',
  causes: ['Another user decided it first.', 'It was already submitted.'],
  fix: ['Read the timesheet again, then choose an action that its state allows.'],
});

export const timesheetIncomplete = problem({
  slug: 'timesheet-incomplete',
  status: 409,
  title: 'The timesheet has an open entry',
  log: 'info',
  meaning:
    'A timesheet can be submitted or approved only when all its entries are closed. `entry` contains the open entry.',
  causes: ['The member is still on the clock, or forgot to clock out.'],
  fix: ['Clock out, or have the entry corrected, and try again.'],
});

export const timesheetsIneligible = problem({
  slug: 'timesheets-ineligible',
  status: 409,
  title: 'Some timesheets cannot be decided',
  log: 'info',
  meaning:
    'A bulk decision applies to all timesheets or none. Nothing was changed. `rows` lists each timesheet that prevents it, with a reason: `not-found`, `state`, `open-entry` or `changed` (the hours have changed since you read them).',
  causes: ['A timesheet was decided, or its hours changed, after you read it.'],
  fix: ['Leave out those rows, or read them again, and resend the decision.'],
});

export const versionNeeded = problem({
  slug: 'version-needed',
  status: 428,
  title: 'A version is required',
  log: 'info',
  meaning: 'An approval must name the version of the timesheet that was reviewed (RFC 6585 section 3).',
  causes: ['Neither `version` in the body nor `If-Match` was sent.'],
  fix: ['Read the timesheet, review its hours, and send its `version`.'],
});
