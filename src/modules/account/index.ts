export { changesOf } from '../audit';
export { AccountModule } from './account.module';
export { AccountImportService, type ImportedAccount } from './account-import.service';
export {
  ARCHIVABLE,
  type ArchivableKind,
  type ArchivableRow,
  type ArchiveFilter,
  ArchiveQuery,
  ArchiveService,
  archiveFilter,
  assertActive,
  assertArchived,
  inArchiveFilter,
  itemArchived,
  itemNotArchived,
  timestampsOf,
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
export {
  type ImportedJob,
  JobId,
  JobPage,
  type JobSchema,
  JobsQuery,
  JobsService,
  JobView,
  jobNotFound,
} from './jobs';
export {
  type ClockLocationSchema,
  type ImportedLocation,
  LocationId,
  LocationPage,
  LocationsQuery,
  LocationsService,
} from './locations';
export {
  CustomFieldsService,
  FieldInputs,
  type FieldSubject,
  type FieldValues,
  type ImportedField,
} from './records';
