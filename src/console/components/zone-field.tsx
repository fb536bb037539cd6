import type { ComponentChildren } from 'preact';
import { Select } from './fields';

const ZONES = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
const REGIONS = [...new Set(ZONES.map(regionOf))];

export interface ZoneFieldProps {
  name: string;
  label: string;
  /** An IANA name. Without one the script preselects the browser's zone. */
  value?: string | undefined;
  /** The label of the empty option, if there is one. */
  none?: string | undefined;
  hint?: ComponentChildren;
  error?: string | undefined;
}

/** A choice of time zone, grouped by region. */
export function ZoneField({ value, none, ...words }: ZoneFieldProps) {
  return (
    <Select {...words} required={!none} guessZone={value === undefined}>
      {none && <option value="">{none}</option>}
      <option value="UTC" selected={value === 'UTC'}>
        UTC
      </option>
      {REGIONS.map((region) => (
        <optgroup label={region} key={region}>
          {ZONES.filter((zone) => regionOf(zone) === region).map((zone) => (
            <option value={zone} key={zone} selected={zone === value}>
              {placeOf(zone)}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}

function regionOf(zone: string): string {
  return zone.slice(0, zone.indexOf('/'));
}

/** "America/Argentina/Buenos_Aires" is "Argentina, Buenos Aires" under "America". */
function placeOf(zone: string): string {
  const place = zone.slice(zone.indexOf('/') + 1);
  return place.replaceAll('/', ', ').replaceAll('_', ' ');
}
