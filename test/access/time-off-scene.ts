import type { Route } from '../../src/access/door-list';
import type { TestApp } from '../kit/app';
import { givenTimeOffEntry, givenTimeOffRequest, givenTimeOffType } from '../kit/time-off';

/** Time off of one member for a route to work on, in the state that the route needs. @returns its ids */
export async function timeOffFor(
  t: TestApp,
  { path }: Route,
  whose: { workspaceId: string; memberId: string },
): Promise<Readonly<Record<string, string>>> {
  if (!path.includes('/time-off/')) return {};
  const timeOffTypeId = await givenTimeOffType(t, whose.workspaceId, path.endsWith('/restore'));
  return {
    timeOffTypeId,
    timeOffRequestId: await givenTimeOffRequest(t, whose, timeOffTypeId),
    timeOffEntryId: await givenTimeOffEntry(t, whose, timeOffTypeId),
  };
}
