export { type Geofence, LocationId, LocationPage, LocationsQuery } from './locations.contract';
export { LocationsModule } from './locations.module';
export { LocationsService } from './locations.service';
