import type { Area } from '../../../../access/permissions';
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
