export { AccountModule } from './account.module';
export { itemArchived, itemNotArchived, jobNotFound } from './account.problems';
export {
  AccountAdoptionRepository,
  type AdoptedAccount,
  type AdoptedField,
  type AdoptedJob,
  type AdoptedLocation,
} from './adoption/account-adoption.repository';
export {
  ARCHIVABLE,
  type ArchivableRow,
  type ArchiveFilter,
  ArchiveQuery,
  momentsOf,
} from './archive.contract';
export { assertArchived, assertInUse } from './archive.rules';
export { changesOf } from './changes.rules';
export { ClockSetupView, FORGOTTEN_AFTER_SECONDS } from './clock-setup/clock-setup.contract';
export { ClockSetupService } from './clock-setup/clock-setup.service';
export { CompanyView } from './company/company.contract';
export { CompanyService } from './company/company.service';
export { type DayKeeper, type ZoneChange, ZoneChanges } from './company/zone-changes';
export { type FieldSubject, type FieldValues, FieldWishes } from './custom-fields/custom-fields.contract';
export { CustomFieldsService } from './custom-fields/custom-fields.service';
export { JobId, JobPage, JobsQuery, JobView } from './jobs/jobs.contract';
export { JobsService } from './jobs/jobs.service';
export { LocationId, LocationPage, LocationsQuery } from './locations/locations.contract';
export { LocationsService } from './locations/locations.service';
