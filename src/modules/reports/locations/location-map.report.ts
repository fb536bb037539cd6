import { Injectable } from '@nestjs/common';
import { column, type Feature, type Report, type Row, type Scope } from '../report';
import type { MapQuery } from '../report-query.contract';
import { ClockedReader, type UsedLocation } from './clocked-reader';
import { LOCATION_COLUMNS, USE_COLUMNS, useCells } from './location-summary.report';

@Injectable()
export class LocationMapReport implements Report<MapQuery> {
  readonly about: Report['about'] = {
    name: 'location-map',
    title: 'Location Map',
    description:
      'The circles of the clock locations, each with the use of its location in the range. With `format=geojson` or `Accept: application/geo+json` the response is GeoJSON (RFC 7946), one point per circle. A location with several circles has one row per circle, each with the use of the whole location. A location that is recognised only by network has the geometry null. The positions of people are not stored, only the location that matched, so the map has no points of clock-ins. An archived location is listed if it was used.',
    permissions: ['reports:read', 'account:read'],
    reach: 'all',
    columns: [
      ...LOCATION_COLUMNS,
      column('status', 'Status', 'text'),
      column('circle', 'Circle', 'count'),
      column('latitude', 'Latitude', 'degrees'),
      column('longitude', 'Longitude', 'degrees'),
      column('radiusMetres', 'Radius', 'metres'),
      ...USE_COLUMNS,
    ],
  };

  constructor(private readonly clocked: ClockedReader) {}

  async *rows(scope: Scope<MapQuery>): AsyncGenerator<Row> {
    const { places } = await this.clocked.used(scope);
    for (const place of places)
      for (const circle of circlesOf(place)) yield { cells: { ...circle, ...useCells(place.use) } };
  }

  featureOf({ cells: { locationId, circle, latitude, longitude } }: Row): Feature {
    const isPlaced = typeof longitude === 'number' && typeof latitude === 'number';
    return {
      id: circle === null ? String(locationId) : `${locationId}/${circle}`,
      // RFC 7946 section 3.1.1: longitude first.
      position: isPlaced ? [longitude, latitude] : null,
    };
  }
}

const NO_CIRCLE = { circle: null, latitude: null, longitude: null, radiusMetres: null };

function circlesOf({ location }: UsedLocation): Row['cells'][] {
  const { id: locationId, name: locationName, archivedOn, geofences } = location;
  const subject = { locationId, locationName, status: archivedOn === null ? 'active' : 'archived' };
  if (geofences.length === 0) return [{ ...subject, ...NO_CIRCLE }];
  return geofences.map((fence, at) => ({ ...subject, circle: at + 1, ...fence }));
}
