import { AREAS, type Area } from '../../../access/permissions';
import { AREA_WORDS } from '../../../console/areas';
import type { ApiKeyView } from '../api-keys.contract';

const SOON_MS = 14 * 86_400_000;

/** "View only" or "Can edit: Time off · Can view: Reports"; undefined for a key without limits. */
export function accessText({ permissions }: Pick<ApiKeyView, 'permissions'>): string | undefined {
  if (!permissions) return undefined;
  const edits = AREAS.filter((area) => permissions.includes(`${area}:edit`));
  const views = AREAS.filter((area) => permissions.includes(`${area}:read`) && !edits.includes(area));
  if (views.length === AREAS.length) return 'View only';
  const parts = [
    ...(edits.length > 0 ? [`Can edit: ${namesOf(edits)}`] : []),
    ...(views.length > 0 ? [`Can view: ${namesOf(views)}`] : []),
  ];
  return parts.join(' · ');
}

/** Whether a key expires at all, in more than 14 days, within 14 days, or has expired. */
export function termOf(expiresAt: string | null, now: Date): 'endless' | 'far' | 'soon' | 'ended' {
  if (expiresAt === null) return 'endless';
  const left = Date.parse(expiresAt) - now.getTime();
  if (left <= 0) return 'ended';
  return left <= SOON_MS ? 'soon' : 'far';
}

const namesOf = (areas: readonly Area[]): string => areas.map((area) => AREA_WORDS[area].name).join(', ');
