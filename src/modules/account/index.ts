export { AccountModule } from './account.module';
export { itemArchived, itemNotArchived, jobNotFound } from './account.problems';
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
export { type DayListener, type ZoneChange, ZoneChanges } from './company/zone-changes';
export { FieldInputs, type FieldSubject, type FieldValues } from './custom-fields/custom-fields.contract';
export { CustomFieldsService } from './custom-fields/custom-fields.service';
export {
  AccountImportRepository,
  type ImportedAccount,
  type ImportedField,
  type ImportedJob,
  type ImportedLocation,
} from './import/account-import.repository';
export { JobId, JobPage, JobsQuery, JobView } from './jobs/jobs.contract';
export { JobsService } from './jobs/jobs.service';
export { LocationId, LocationPage, LocationsQuery } from './locations/locations.contract';
export { LocationsService } from './locations/locations.service';
