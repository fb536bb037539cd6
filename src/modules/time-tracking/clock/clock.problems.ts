import { problem } from '../../../kernel/problem/problem';

export const alreadyClockedIn = problem({
  slug: 'already-clocked-in',
  status: 409,
  title: 'You are already on the clock',
  log: 'info',
  meaning: 'A member can have only one open entry. `entry` contains its id and start time.',
  causes: [
    'You clocked in on another device.',
    'The same request was sent twice without an `Idempotency-Key`.',
  ],
  fix: ['Clock out first: `POST /api/v1/clock/out`.'],
});

export const notClockedIn = problem({
  slug: 'not-clocked-in',
  status: 409,
  title: 'You are not on the clock',
  log: 'info',
  meaning: 'You have no open entry to close or change.',
  causes: ['You have already clocked out.', 'You forgot to clock in.'],
  fix: ['Clock in: `POST /api/v1/clock/in`.', 'Request a missing entry: `POST /api/v1/edit-requests`.'],
});

export const clockNeedsMore = problem({
  slug: 'clock-needs-more',
  status: 422,
  title: 'A required field is missing',
  log: 'info',
  meaning:
    'The clock-in setup of the workspace requires a job while clocked in, or a note at clock-out. `errors` lists the missing fields.',
  causes: ['The setup was changed, and the client does not send a field that is now required.'],
  fix: ['Send the fields listed in `errors`. `GET /api/v1/clock-in-setup` shows what is required.'],
});
