import { z } from 'zod';
import { Network } from '../../../kernel/http/network.contract';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';
import { ARCHIVABLE, ArchiveQuery } from '../archive';

const NAME_MAX = 80;
const RULES_MAX = 20;
const RADIUS_MIN = 10;
const RADIUS_MAX = 100_000;
const NO_RULE = 'Send at least one geofence or network. A location without one never matches.';

export const LocationId = z
  .string()
  .regex(idPattern('loc'), 'This is not a location id (loc_...).')
  .meta({ description: 'A clock location’s id.', example: 'loc_01k0000000000000000000pce1' });

export const Geofence = z
  .strictObject({
    latitude: z.number().min(-90).max(90).describe('Degrees, WGS 84; north is positive.'),
    longitude: z.number().min(-180).max(180).describe('Degrees, WGS 84; east is positive.'),
    radiusMetres: z.int().min(RADIUS_MIN).max(RADIUS_MAX).describe('Radius in metres, 10 to 100,000.'),
  })
  .meta({ id: 'Geofence', description: 'A circle on the map.' });
export type Geofence = z.infer<typeof Geofence>;

const name = line(NAME_MAX, 'Give the location a name.').describe(
  'If several locations match, the first by name is used.',
);
const geofences = z.array(Geofence).max(RULES_MAX).describe('Up to 20 circles on the map.');
const networks = z
  .array(Network)
  .max(RULES_MAX)
  .transform((all) => [...new Set(all)])
  .describe('Up to 20 networks in CIDR notation, IPv4 or IPv6.');

export const NewLocation = z
  .strictObject({ name, geofences: geofences.default([]), networks: networks.default([]) })
  .refine((input) => input.geofences.length + input.networks.length > 0, NO_RULE)
  .meta({ id: 'NewLocation' });
export type NewLocation = z.infer<typeof NewLocation>;

export const LocationChange = z
  .strictObject({
    name: name.optional(),
    geofences: geofences.optional(),
    networks: networks.optional(),
  })
  .refine((input) => input.geofences?.length !== 0 || input.networks?.length !== 0, NO_RULE)
  .meta({ id: 'LocationChange', description: 'Omitted fields do not change.' });
export type LocationChange = z.infer<typeof LocationChange>;

export const LocationView = z
  .object({
    id: z.string(),
    name: z.string(),
    geofences: z.array(Geofence),
    networks: z.array(z.string()),
    ...ARCHIVABLE,
  })
  .meta({
    id: 'Location',
    description:
      'A place where members clock in and out. It matches if any of its geofences or networks matches.',
  });
export type LocationView = z.infer<typeof LocationView>;

export const LocationsQuery = ArchiveQuery;
export type LocationsQuery = z.infer<typeof LocationsQuery>;

export const LocationPage = pageOf(LocationView).meta({ id: 'LocationPage' });
export type LocationPage = z.infer<typeof LocationPage>;
