import { column, type ReportDefinition, type Row, UNAPPROVED_COLUMN } from '../framework';
import type { Use } from './location-use.rules';

/** Reports about locations need the reach `all`. In reports about people, callers with `own` see their own rows. */
export const OF_LOCATIONS = {
  reach: 'all',
  accessNote: 'Needs the reach `all`, like clock locations.',
} as const satisfies Partial<ReportDefinition>;

/** The location of a row. */
export const LOCATION_COLUMNS = [
  column('locationId', 'Location id', 'text'),
  column('locationName', 'Location', 'text'),
];

/** The use of a location. */
export const USE_COLUMNS = [
  column('members', 'Members', 'count'),
  column('entries', 'Entries', 'count'),
  column('clockIns', 'Clock-ins', 'count'),
  column('clockOuts', 'Clock-outs', 'count'),
  column('workedSeconds', 'Worked', 'seconds'),
  column('firstUsedAt', 'First used', 'instant'),
  column('lastUsedAt', 'Last used', 'instant'),
  UNAPPROVED_COLUMN,
];

/** The cells of `USE_COLUMNS`. */
export const useCells = ({ seconds, firstMs, lastMs, unapproved, ...counts }: Use): Row['cells'] => ({
  ...counts,
  workedSeconds: seconds,
  firstUsedAt: isoText(firstMs),
  lastUsedAt: isoText(lastMs),
  unapprovedTimesheets: String(unapproved || ''),
});

/** An instant in the format of RFC 3339, in UTC. @param ms milliseconds since 1970 */
export const isoText = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString();
