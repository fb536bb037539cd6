import { problem } from '../problem/problem';

export const idempotencyKeyMalformed = problem({
  slug: 'idempotency-key-malformed',
  status: 400,
  title: 'The Idempotency-Key is invalid',
  log: 'info',
  meaning: 'The header must have 1 to 255 visible ASCII characters, such as a UUID.',
  causes: ['It is empty, too long, or contains spaces or other characters.'],
  fix: ['Generate a UUID for each new request, and reuse it only for retries.'],
});

export const idempotencyKeyReused = problem({
  slug: 'idempotency-key-reused',
  status: 422,
  title: 'The Idempotency-Key was used for another request',
  log: 'info',
  meaning: 'For 24 hours a key identifies one request: the same operation, body and role.',
  causes: [
    'The key was used for a different request.',
    'The body was changed before the retry.',
    'Your role has changed since the first request.',
  ],
  fix: ['Send a new key with a new request.'],
});

export const idempotencyStillRunning = problem({
  slug: 'idempotency-still-running',
  status: 409,
  title: 'The first request with this Idempotency-Key is still running',
  log: 'info',
  meaning: 'Its outcome is not known yet, so there is no response to replay.',
  causes: ['A retry was sent before the first response arrived.'],
  fix: ['Wait a second, then send the same request with the same key again.'],
});

export const idempotencySecretGone = problem({
  slug: 'idempotency-secret-gone',
  status: 409,
  title: 'The request succeeded before, and its response contained a secret',
  log: 'info',
  meaning:
    'Responses with a secret are never stored, so this one cannot be replayed. `id` is the resource that the first request created.',
  causes: ['The request was sent again with the same Idempotency-Key.'],
  fix: [
    'If you don’t have the secret, revoke the resource with this `id` and create another with a new key.',
  ],
});
