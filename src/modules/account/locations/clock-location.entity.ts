import { defineEntity, p } from '@mikro-orm/core';
import type { Geofence } from './locations.contract';

export const ClockLocationSchema = defineEntity({
  name: 'ClockLocation',
  tableName: 'clock_location',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    name: p.text(),
    geofences: p.json<Geofence[]>(),
    /** CIDR notation. */
    networks: p.array().columnType('text[]'),
    /** Null while active. Locations are never deleted. */
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Set by a trigger, as is the version. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['workspaceId', 'id'], name: 'clock_location_workspace_id_id_key' }],
});

/** A place where members clock in and out, recognised by geofences, networks or both. */
export class ClockLocation extends ClockLocationSchema.class {}
ClockLocationSchema.setClass(ClockLocation);
