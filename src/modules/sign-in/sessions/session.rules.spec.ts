import { isSessionLive } from './session.rules';

const now = new Date('2026-11-22T10:00:00Z');
const later = new Date('2026-11-22T10:15:00Z');

it('a session ends when it expires or is idle for too long', () => {
  const session = { lastSeenAt: now, expiresAt: later };
  expect(isSessionLive(session, 60, new Date('2026-11-22T10:00:59Z'))).toBe(true);
  expect(isSessionLive(session, 60, new Date('2026-11-22T10:01:00Z'))).toBe(false);
  expect(isSessionLive(session, 100_000, later)).toBe(false);
});
