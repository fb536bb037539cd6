export {
  ARCHIVABLE,
  type ArchivableRow,
  type ArchiveFilter,
  ArchiveQuery,
  momentsOf,
} from './archive.contract';
export { itemArchived, itemNotArchived } from './archive.problems';
export { assertArchived, assertInUse } from './archive.rules';
