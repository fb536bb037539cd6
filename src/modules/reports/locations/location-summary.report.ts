import { Injectable } from '@nestjs/common';
import { column, type Report, type Row, type Scope, UNAPPROVED_COLUMN } from '../report';
import { ClockedReader, momentText } from './clocked-reader';
import type { Use } from './location-use.rules';

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
  firstUsedAt: momentText(firstMs),
  lastUsedAt: momentText(lastMs),
  unapprovedTimesheets: String(unapproved || ''),
});

@Injectable()
export class LocationSummaryReport implements Report {
  readonly about: Report['about'] = {
    name: 'location-summary',
    title: 'Location Summary',
    description:
      'The use of each clock location in the range. The last row has the hours without a location, because none was recognised or the hours were entered by hand. An entry counts at each location where the member clocked in or out. Its hours count once, where it began, or where it ended if no location was recognised at its start. The sum of hours equals Hours Summary; an open entry has no hours yet. An archived location is listed if it was used.',
    permissions: ['reports:read'],
    reach: 'all',
    columns: [...LOCATION_COLUMNS, column('status', 'Status', 'text'), ...USE_COLUMNS],
  };

  constructor(private readonly clocked: ClockedReader) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    const { places, none } = await this.clocked.used(scope);
    for (const { location, use } of places) {
      const status = location.archivedOn === null ? 'active' : 'archived';
      const subject = { locationId: location.id, locationName: location.name, status };
      yield { cells: { ...subject, ...useCells(use) } };
    }
    const unrecognised = { locationId: null, locationName: 'No location recognised', status: null };
    yield { cells: { ...unrecognised, ...useCells(none) } };
  }
}
