import { Injectable } from '@nestjs/common';
import { ClockSetupService, LocationsService } from '../../account';
import type { ClockInput } from './clock.contract';

/** Which clock location a person is at. */
export interface Place {
  readonly locationId: string | null;
  /** Whether it is none where the setup says to warn. */
  readonly isUnrecognised: boolean;
}

/** Compares where somebody clocks with the locations of the workspace. A match is noted, a miss stops nobody. */
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
