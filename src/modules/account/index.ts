export { changesOf } from '../audit';
export { AccountModule } from './account.module';
export {
  AccountImportRepository,
  type ImportedAccount,
  type ImportedField,
  type ImportedJob,
  type ImportedLocation,
} from './account-import.repository';
export {
  ARCHIVABLE,
  type ArchivableRow,
  type ArchiveFilter,
  ArchiveQuery,
  assertArchived,
  assertInUse,
  itemArchived,
  itemNotArchived,
  momentsOf,
} from './archive';
export {
  ClockSetupService,
  ClockSetupView,
  CompanyService,
  CompanyView,
  type DayListener,
  FORGOTTEN_AFTER_SECONDS,
  type ZoneChange,
  ZoneChanges,
} from './company';
export { JobId, JobPage, JobsQuery, JobsService, JobView, jobNotFound } from './jobs';
export { LocationId, LocationPage, LocationsQuery, LocationsService } from './locations';
export { CustomFieldsService, FieldInputs, type FieldSubject, type FieldValues } from './records';
