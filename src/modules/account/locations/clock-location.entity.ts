import { defineEntity, p } from '@mikro-orm/core';

const ClockLocationSchema = defineEntity({
  name: 'ClockLocation',
  tableName: 'clock_location',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    name: p.text(),
    /** `[{ latitude, longitude, radiusMetres }]`, degrees and metres. */
    geofences: p.json(),
    /** In CIDR form. */
    networks: p.array().columnType('text[]'),
    /** Null while it is in use; nothing is ever deleted. */
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Kept by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'clock_location_workspace_id_id_key' }],
});

/** Where people clock: circles on the map, networks, or both. */
export class ClockLocation extends ClockLocationSchema.class {}
ClockLocationSchema.setClass(ClockLocation);
