import { problem } from '../problem/problem';

export const idempotencyKeyMalformed = problem({
  slug: 'idempotency-key-malformed',
  status: 400,
  title: 'The Idempotency-Key is not usable',
  log: 'info',
  meaning: 'The header takes 1 to 255 visible ASCII characters, such as a UUID.',
  causes: ['It is empty, too long, or holds spaces or other characters.'],
  fix: ['Send a new UUID for each thing you mean to do once.'],
});

export const idempotencyKeyReused = problem({
  slug: 'idempotency-key-reused',
  status: 422,
  title: 'This Idempotency-Key belongs to another request',
  log: 'info',
  meaning: 'Within 24 hours a key stands for one request: same operation, same body, same role.',
  causes: [
    'The key was used for something else.',
    'The body was changed before the retry.',
    'Your role changed since.',
  ],
  fix: ['Send a new key for a new request.'],
});

export const idempotencyStillRunning = problem({
  slug: 'idempotency-still-running',
  status: 409,
  title: 'The first request with this Idempotency-Key is still running',
  log: 'info',
  meaning: 'Its outcome is not known yet, so it can be neither repeated nor replayed.',
  causes: ['A retry was sent before the first answer.'],
  fix: ['Wait a second and send the same request with the same key again.'],
});

export const idempotencySecretGone = problem({
  slug: 'idempotency-secret-gone',
  status: 409,
  title: 'That was done already, and its answer held a secret',
  log: 'info',
  meaning: 'Answers with a secret are never stored. `id` names what the first request made.',
  causes: ['The request was sent again with the same Idempotency-Key.'],
  fix: ['If the secret was lost, revoke what `id` names and make another with a new key.'],
});
