export {
  ARCHIVABLE,
  type ArchiveFilter,
  ArchiveQuery,
  archiveFilter,
  type Imported,
  importedDates,
  timestampsOf,
} from './archive.contract';
export { ArchiveModule } from './archive.module';
export { itemArchived, itemNotArchived } from './archive.problems';
export { assertActive } from './archive.rules';
export { type ArchivableKind, ArchiveService } from './archive.service';
export { inArchiveFilter } from './archive-condition';
