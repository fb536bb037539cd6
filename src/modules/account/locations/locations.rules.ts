import { isWithin } from '../../../kernel/http/cidr';
import type { Geofence, LocationChange } from './locations.contract';

/** IUGG mean radius of the earth, in metres. */
const EARTH_METRES = 6_371_008.8;

/** WGS 84 coordinates in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A caller's IP address and, if known, coordinates. */
export interface LocationMatcher extends Partial<Point> {
  readonly address: string;
}

/** The geofences and networks of a place. */
export interface PlaceRules {
  readonly geofences: readonly Geofence[];
  readonly networks: readonly string[];
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine formula), within 0.6 % of the distance on the ellipsoid. */
export function metresBetween(a: Point, b: Point): number {
  const halfLatitude = Math.sin(radians(b.latitude - a.latitude) / 2);
  const halfLongitude = Math.sin(radians(b.longitude - a.longitude) / 2);
  const h =
    halfLatitude ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * halfLongitude ** 2;
  // For antipodes, rounding can make h slightly greater than 1, which asin does not accept.
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** Whether a position or address matches any geofence or network of a place. */
export function isAt({ geofences, networks }: PlaceRules, where: LocationMatcher): boolean {
  const { latitude, longitude, address } = where;
  if (isWithin(address, networks)) return true;
  if (latitude === undefined || longitude === undefined) return false;
  return geofences.some((fence) => metresBetween(fence, { latitude, longitude }) <= fence.radiusMetres);
}

/** The first place that matches, in the given order. */
export const firstAt = <P extends PlaceRules>(places: readonly P[], where: LocationMatcher): P | undefined =>
  places.find((place) => isAt(place, where));

/** Applies a change. Omitted properties do not change. */
export const changedLocation = (
  before: PlaceRules & { readonly name: string },
  change: LocationChange,
): PlaceRules & { name: string } => ({
  name: change.name ?? before.name,
  geofences: change.geofences ?? before.geofences,
  networks: change.networks ?? before.networks,
});
