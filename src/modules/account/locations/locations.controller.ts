import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { itemArchived, itemNotArchived, locationNotFound } from '../account.problems';
import {
  LocationChange,
  LocationId,
  LocationPage,
  LocationsQuery,
  LocationView,
  NewLocation,
} from './locations.contract';
import { LocationsService } from './locations.service';

@ApiController('locations', 'Locations')
export class LocationsController {
  constructor(private readonly locations: LocationsService) {}

  @Get()
  @Allow('account:read', 'all')
  @Answers({
    id: 'listLocations',
    summary: 'List clock locations',
    description: 'Oldest first, those in use unless `status` says otherwise.',
    answer: { status: 200, says: 'A page of clock locations.', schema: LocationPage },
  })
  list(
    @Who() who: Principal,
    @Query({ schema: LocationsQuery }) query: LocationsQuery,
  ): Promise<LocationPage> {
    return this.locations.list(who, query);
  }

  @Post()
  @Allow('account:edit', 'all')
  @Answers({
    id: 'addLocation',
    summary: 'Add a clock location',
    description: 'Takes geofences, networks, or both; somebody is there who fits any one of them.',
    answer: { status: 201, says: 'The clock location.', schema: LocationView },
    example: {
      name: 'Harbor Bakery',
      geofences: [{ latitude: 43.6591, longitude: -70.2568, radiusMetres: 150 }],
      networks: ['203.0.113.0/24'],
    },
  })
  add(@Who() who: Principal, @Body({ schema: NewLocation }) wish: NewLocation): Promise<LocationView> {
    return this.locations.add(who, wish);
  }

  @Get(':locationId')
  @Allow('account:read', 'all')
  @Answers({
    id: 'getLocation',
    summary: 'Get a clock location',
    answer: { status: 200, says: 'The clock location, in use or archived.', schema: LocationView },
    refuses: [locationNotFound],
  })
  get(@Who() who: Principal, @Param('locationId', { schema: LocationId }) id: string): Promise<LocationView> {
    return this.locations.get(who, id);
  }

  @Patch(':locationId')
  @Allow('account:edit', 'all')
  @Answers({
    id: 'changeLocation',
    summary: 'Change a clock location',
    answer: { status: 200, says: 'The clock location as it is now.', schema: LocationView },
    example: { networks: ['203.0.113.0/24', '2001:db8::/32'] },
    refuses: [locationNotFound, itemArchived, versionClash],
  })
  change(
    @Who() who: Principal,
    @Param('locationId', { schema: LocationId }) id: string,
    @Body({ schema: LocationChange }) change: LocationChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<LocationView> {
    return this.locations.change(who, id, change, seen);
  }

  @Post(':locationId/archive')
  @Allow('account:edit', 'all')
  @Answers({
    id: 'archiveLocation',
    summary: 'Archive a clock location',
    description: 'Nobody who clocks is compared with it any more. Entries that name it stay.',
    answer: { status: 200, says: 'The archived clock location.', schema: LocationView },
    refuses: [locationNotFound, itemArchived, versionClash],
  })
  archive(
    @Who() who: Principal,
    @Param('locationId', { schema: LocationId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<LocationView> {
    return this.locations.archive(who, id, seen);
  }

  @Post(':locationId/restore')
  @Allow('account:edit', 'all')
  @Answers({
    id: 'restoreLocation',
    summary: 'Restore a clock location',
    answer: { status: 200, says: 'The clock location, in use again.', schema: LocationView },
    refuses: [locationNotFound, itemNotArchived, versionClash],
  })
  restore(
    @Who() who: Principal,
    @Param('locationId', { schema: LocationId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<LocationView> {
    return this.locations.restore(who, id, seen);
  }
}
