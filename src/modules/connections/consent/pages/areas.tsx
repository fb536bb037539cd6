import type { Area, Permission } from '../../../../access/permissions';
import { AREAS } from '../../../../access/permissions';
import { AREA_WORDS } from '../../../../console/components/areas';
import { Icon } from '../../../../console/components/icon';
import { Tag } from '../../../../console/components/parts';
import type { OfferRow } from '../consent.rules';

const ICONS: Readonly<Record<Area, string>> = {
  account: 'building-2',
  employees: 'users',
  time_tracking: 'clock',
  time_off: 'calendar-days',
  pay_rates: 'banknote',
  rules: 'sliders-horizontal',
  reports: 'chart-column',
};

const LEVELS = { view: 'View', edit: 'View and edit' } as const;
const CAPS = {
  role: 'your role can’t edit this',
  policy: 'this workspace allows viewing only',
} as const;

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

/** The requested areas, one per line. Screen readers get the name, the level and what the area covers. */
export function AreaList({ rows }: { rows: readonly OfferRow[] }) {
  return (
    <ul class="perm">
      {rows.map(({ area, level, cappedBy }) => (
        <li key={area}>
          <Icon name={ICONS[area]} />
          <strong>{AREA_WORDS[area].name}</strong>
          <Tag tone={level === 'edit' ? 'warn' : undefined}>
            {LEVELS[level]}
            {cappedBy && ` · ${CAPS[cappedBy]}`}
          </Tag>
          <p>{AREA_WORDS[area].covers}</p>
        </li>
      ))}
    </ul>
  );
}
