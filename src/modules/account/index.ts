export { AccountModule } from './account.module';
export { AccountImportService, type ImportedAccount } from './account-import.service';
export {
  ARCHIVABLE,
  type ArchivableKind,
  type ArchiveFilter,
  ArchiveQuery,
  ArchiveService,
  archiveFilter,
  assertActive,
  inArchiveFilter,
  itemArchived,
  itemNotArchived,
  timestampsOf,
} from './archive';
export {
  ClockSetupService,
  ClockSetupView,
  type DayListener,
  FORGOTTEN_AFTER_SECONDS,
  type ZoneChange,
  ZoneChanges,
} from './company';
export { type ImportedJob, JobId, type JobSchema, JobsService, jobNotFound } from './jobs';
export { type ClockLocationSchema, type ImportedLocation, LocationsService } from './locations';
export { CustomFieldsService, FieldInputs, type ImportedField } from './records';
