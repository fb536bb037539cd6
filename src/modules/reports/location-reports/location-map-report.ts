import { Injectable } from '@nestjs/common';
import {
  column,
  defineReport,
  type Feature,
  FORMATS,
  MapFilters,
  MapQuery,
  type Report,
  type Row,
  type Scope,
} from '../framework';
import { ClockedReader, type UsedLocation } from './clocked-reader';
import { LOCATION_COLUMNS, OF_LOCATIONS, USE_COLUMNS, useCells } from './location-columns';

@Injectable()
export class LocationMapReport implements Report<MapQuery> {
  static readonly about = defineReport({
    name: 'location-map',
    operationId: 'getLocationMap',
    summary: 'Get a map of clock locations with their use',
    title: 'Location Map',
    description:
      'The circles of the clock locations, each with the use of its location in the range. With `format=geojson` or `Accept: application/geo+json` the response is GeoJSON (RFC 7946), one point per circle. A location with several circles has one row per circle, each with the use of the whole location. A location that is recognised only by network has the geometry null. The positions of people are not stored, only the location that matched, so the map has no points of clock-ins. An archived location is listed if it was used.',
    permissions: ['reports:read', 'account:read'],
    ...OF_LOCATIONS,
    note: 'Also needs `account:read`, because it shows the circles. GeoJSON (RFC 7946) with `Accept: application/geo+json` or `format=geojson`.',
    filters: MapFilters,
    query: MapQuery,
    formats: FORMATS,
    columns: [
      ...LOCATION_COLUMNS,
      column('status', 'Status', 'text'),
      column('circle', 'Circle', 'count'),
      column('latitude', 'Latitude', 'degrees'),
      column('longitude', 'Longitude', 'degrees'),
      column('radiusMetres', 'Radius', 'metres'),
      ...USE_COLUMNS,
    ],
  });
  readonly about = LocationMapReport.about;

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
