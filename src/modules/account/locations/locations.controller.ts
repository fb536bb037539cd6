import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { itemArchived, itemNotArchived } from '../archive';
import {
  LocationChange,
  LocationId,
  LocationPage,
  LocationsQuery,
  LocationView,
  NewLocation,
} from './locations.contract';
import { locationNotFound } from './locations.problems';
import { LocationsService } from './locations.service';

@ApiController('locations', 'Locations')
export class LocationsController {
  constructor(private readonly locations: LocationsService) {}

  @Get()
  @RequirePermission('account:read', 'all')
  @Endpoint({
    id: 'listLocations',
    summary: 'List clock locations',
    description: 'Oldest first, only active locations unless `status` is given.',
    response: { status: 200, description: 'A page of clock locations.', schema: LocationPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: LocationsQuery }) query: LocationsQuery,
  ): Promise<LocationPage> {
    return this.locations.list(caller, query);
  }

  @Post()
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'addLocation',
    summary: 'Add a clock location',
    description: 'A location has geofences, networks or both. It matches if any one of them matches.',
    response: { status: 201, description: 'The clock location.', schema: LocationView },
    example: {
      name: 'Harbor Bakery',
      geofences: [{ latitude: 43.6591, longitude: -70.2568, radiusMetres: 150 }],
      networks: ['203.0.113.0/24'],
    },
  })
  add(
    @CurrentCaller() caller: Principal,
    @Body({ schema: NewLocation }) input: NewLocation,
  ): Promise<LocationView> {
    return this.locations.add(caller, input);
  }

  @Get(':locationId')
  @RequirePermission('account:read', 'all')
  @Endpoint({
    id: 'getLocation',
    summary: 'Get a clock location',
    response: { status: 200, description: 'The clock location, active or archived.', schema: LocationView },
    errors: [locationNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('locationId', { schema: LocationId }) id: string,
  ): Promise<LocationView> {
    return this.locations.get(caller, id);
  }

  @Patch(':locationId')
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'changeLocation',
    summary: 'Change a clock location',
    response: { status: 200, description: 'The changed clock location.', schema: LocationView },
    example: { networks: ['203.0.113.0/24', '2001:db8::/32'] },
    errors: [locationNotFound, itemArchived, versionClash],
  })
  change(
    @CurrentCaller() caller: Principal,
    @Param('locationId', { schema: LocationId }) id: string,
    @Body({ schema: LocationChange }) change: LocationChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<LocationView> {
    return this.locations.change(caller, id, change, seen);
  }

  @Post(':locationId/archive')
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'archiveLocation',
    summary: 'Archive a clock location',
    description: 'The location no longer matches clock-ins and clock-outs. Existing entries keep it.',
    response: { status: 200, description: 'The archived clock location.', schema: LocationView },
    errors: [locationNotFound, itemArchived, versionClash],
  })
  archive(
    @CurrentCaller() caller: Principal,
    @Param('locationId', { schema: LocationId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<LocationView> {
    return this.locations.archive(caller, id, seen);
  }

  @Post(':locationId/restore')
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'restoreLocation',
    summary: 'Restore a clock location',
    response: { status: 200, description: 'The restored clock location.', schema: LocationView },
    errors: [locationNotFound, itemNotArchived, versionClash],
  })
  restore(
    @CurrentCaller() caller: Principal,
    @Param('locationId', { schema: LocationId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<LocationView> {
    return this.locations.restore(caller, id, seen);
  }
}
