import { Injectable } from '@nestjs/common';
import { column, defineReport, type Report, type Row, type Scope } from '../framework';
import { ClockedReader } from './clocked-reader';
import { LOCATION_COLUMNS, OF_LOCATIONS, USE_COLUMNS, useCells } from './location-columns';

@Injectable()
export class LocationSummaryReport implements Report {
  static readonly about = defineReport({
    name: 'location-summary',
    operationId: 'getLocationSummary',
    summary: 'Get the use of each clock location',
    title: 'Location Summary',
    description:
      'The use of each clock location in the range. The last row has the hours without a location, because none was recognised or the hours were entered by hand. An entry counts at each location where the member clocked in or out. Its hours count once, where it began, or where it ended if no location was recognised at its start. The sum of hours equals Hours Summary; an open entry has no hours yet. An archived location is listed if it was used.',
    permissions: ['reports:read'],
    ...OF_LOCATIONS,
    columns: [...LOCATION_COLUMNS, column('status', 'Status', 'text'), ...USE_COLUMNS],
  });
  readonly about = LocationSummaryReport.about;

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
