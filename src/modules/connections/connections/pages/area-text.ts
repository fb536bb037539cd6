import { AREAS, type Area, type Permission } from '../../../../access/permissions';
import { AREA_WORDS } from '../../../../console/components/areas';

/** Joins area names: "Time tracking and Time off". */
export function areasInWords(areas: readonly Area[]): string {
  const names = areas.map((area) => AREA_WORDS[area].name);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Groups permissions by level and area. */
export function areasOf(permissions: readonly Permission[]): { edit: Area[]; view: Area[] } {
  const edit = AREAS.filter((area) => permissions.includes(`${area}:edit`));
  return {
    edit,
    view: AREAS.filter((area) => !edit.includes(area) && permissions.includes(`${area}:read`)),
  };
}
