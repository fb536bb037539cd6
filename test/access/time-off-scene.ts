import type { Route } from '../../src/access/route-access-list';
import type { TestApp } from '../kit/app';
import { givenTimeOffEntry, givenTimeOffRequest, givenTimeOffType } from '../kit/time-off';

/** Creates time off of one member in the state that the route needs. @returns its ids */
export async function timeOffFor(
  t: TestApp,
  { path }: Route,
  subject: { workspaceId: string; memberId: string },
): Promise<Readonly<Record<string, string>>> {
  if (!path.includes('/time-off/')) return {};
  const timeOffTypeId = await givenTimeOffType(t, subject.workspaceId, path.endsWith('/restore'));
  return {
    timeOffTypeId,
    timeOffRequestId: await givenTimeOffRequest(t, subject, timeOffTypeId),
    timeOffEntryId: await givenTimeOffEntry(t, subject, timeOffTypeId),
  };
}
