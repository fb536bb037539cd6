import type { Route } from '../../src/access/route-access-list';
import type { TestApp } from '../kit/app';
import { givenEditRequest, givenEntry, givenTimesheet } from '../kit/hours';

const WEEK = { startsOn: '2025-11-30', endsOn: '2025-12-06' };
const SHIFT = { inAt: '2025-12-01T14:00:00Z', outAt: '2025-12-01T22:00:00Z' };
const FORGOTTEN = { inAt: '2025-12-02T14:00:00Z', outAt: '2025-12-02T22:00:00Z' };

/** Creates hours of one member in the state that the route needs. @returns their ids */
export async function hoursFor(
  t: TestApp,
  { path, method }: Route,
  subject: { workspaceId: string; memberId: string },
): Promise<Readonly<Record<string, string>>> {
  if (!/\/(clock|time-entries|timesheets|edit-requests)\b/.test(path)) return {};
  const isOnTheClock = path.endsWith('/clock/out') || (path.endsWith('/clock') && method === 'PATCH');
  if (isOnTheClock) await givenEntry(t, subject, { inAt: '2026-01-05T14:00:00Z' });
  const archivedAt = path.endsWith('/restore') ? '2026-01-02T00:00:00Z' : null;
  const state = /\/(reject|cancel)$/.test(path) ? 'submitted' : 'open';
  return {
    entryId: await givenEntry(t, subject, { ...SHIFT, archivedAt }),
    timesheetId: await givenTimesheet(t, subject, { ...WEEK, state }),
    requestId: await givenEditRequest(t, subject, FORGOTTEN),
  };
}
