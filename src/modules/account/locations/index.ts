export type { ClockLocationSchema } from './clock-location.entity';
export { LocationPage, LocationsQuery } from './locations.contract';
export { LocationsModule } from './locations.module';
export { type ImportedLocation, LocationsRepository } from './locations.repository';
export { LocationsService } from './locations.service';
