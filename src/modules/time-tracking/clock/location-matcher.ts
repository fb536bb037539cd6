import { Injectable } from '@nestjs/common';
import { ClockSetupService, LocationsService } from '../../account';
import type { ClockInput } from './clock.contract';

/** The clock location that matched, if any. */
export interface Place {
  readonly locationId: string | null;
  /** True if no location matched and the setup asks for a warning. */
  readonly isUnrecognised: boolean;
}

/** Matches a device position or IP address with the workspace's clock locations. A mismatch never blocks. */
@Injectable()
export class LocationMatcher {
  constructor(
    private readonly locations: LocationsService,
    private readonly setup: ClockSetupService,
  ) {}

  async matchLocation(
    workspaceId: string,
    position: ClockInput['position'],
    address: string,
  ): Promise<Place> {
    const { locationId } = await this.locations.match(workspaceId, { ...position, address });
    const { warnsOnUnrecognisedLocation } = await this.setup.setupOf(workspaceId);
    return { locationId, isUnrecognised: locationId === null && warnsOnUnrecognisedLocation };
  }
}
