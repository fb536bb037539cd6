import { isWithin } from '../../../kernel/http/cidr';
import type { Geofence, LocationChange } from './locations.contract';

/** IUGG mean radius of the earth, in metres. */
const EARTH_METRES = 6_371_008.8;

/** A point on the map, degrees of WGS 84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where somebody is, as far as it is known. */
export interface LocationMatcher extends Partial<Point> {
  readonly address: string;
}

/** What makes a place that place. */
export interface PlaceRules {
  readonly geofences: readonly Geofence[];
  readonly networks: readonly string[];
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points along the surface, by the haversine formula on a sphere: within 0.6 % of the ellipsoid. */
export function metresBetween(a: Point, b: Point): number {
  const halfLatitude = Math.sin(radians(b.latitude - a.latitude) / 2);
  const halfLongitude = Math.sin(radians(b.longitude - a.longitude) / 2);
  const h =
    halfLatitude ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * halfLongitude ** 2;
  // Rounding can carry the antipode a hair past 1, where the arc sine has no value.
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** Whether somebody is at a place: within any of its circles, or on any of its networks. */
export function isAt({ geofences, networks }: PlaceRules, where: LocationMatcher): boolean {
  const { latitude, longitude, address } = where;
  if (isWithin(address, networks)) return true;
  if (latitude === undefined || longitude === undefined) return false;
  return geofences.some((fence) => metresBetween(fence, { latitude, longitude }) <= fence.radiusMetres);
}

/** The first place, in the order given, that somebody is at. */
export const firstAt = <P extends PlaceRules>(places: readonly P[], where: LocationMatcher): P | undefined =>
  places.find((place) => isAt(place, where));

/** A location after a change; what is left out stays. */
export const changedLocation = (
  before: PlaceRules & { readonly name: string },
  change: LocationChange,
): PlaceRules & { name: string } => ({
  name: change.name ?? before.name,
  geofences: change.geofences ?? before.geofences,
  networks: change.networks ?? before.networks,
});
