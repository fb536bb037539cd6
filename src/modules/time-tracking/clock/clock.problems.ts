import { problem } from '../../../kernel/problem/problem';

export const alreadyClockedIn = problem({
  slug: 'already-clocked-in',
  status: 409,
  title: 'You are on the clock already',
  log: 'info',
  meaning: 'Nobody is on the clock twice. `entry` names the open entry and when it began.',
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
  meaning: 'There is no open entry of yours to end or to change.',
  causes: ['You clocked out already.', 'You forgot to clock in.'],
  fix: ['Clock in: `POST /api/v1/clock/in`.', 'Ask for a forgotten entry: `POST /api/v1/edit-requests`.'],
});

export const clockNeedsMore = problem({
  slug: 'clock-needs-more',
  status: 422,
  title: 'The clock asks for more here',
  log: 'info',
  meaning:
    'The workspace’s clock-in setup requires a job from clock-in on, or a note at clock-out. `errors` names what is missing.',
  causes: ['The setup was changed, and the tool does not send what it asks for now.'],
  fix: ['Send the fields that `errors` names. `GET /api/v1/clock-in-setup` says what is required.'],
});
