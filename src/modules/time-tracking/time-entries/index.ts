export { EntryEdits } from './entry-edits';
export { momentText } from './moment-text';
export { Named, named } from './named.contract';
export {
  EntryNote,
  entryDetails,
  Moment,
  NewTimeEntry,
  TimeEntriesQuery,
  TimeEntryChange,
  TimeEntryId,
  TimeEntryPage,
  TimeEntryView,
} from './time-entries.contract';
export { TimeEntriesModule } from './time-entries.module';
export {
  entryArchived,
  timeEntryNotFound,
  timeEntryOverlaps,
  timesheetLocked,
  timesRefused,
} from './time-entries.problems';
export { TimeEntriesRepository, type TimeEntryRow } from './time-entries.repository';
export {
  assertLive,
  assertTimes,
  clashWith,
  DECIDING,
  EMPTY_DETAILS,
  entryScope,
  OWN_HOURS,
  type Span,
  type Surface,
  sourceOf,
  type Words,
} from './time-entries.rules';
export { TimeEntriesService } from './time-entries.service';
export {
  type ImportedEntry,
  type ImportedHistoryLine,
  TimeEntriesImportRepository,
} from './time-entries-import.repository';
export type { TimeEntrySchema } from './time-entry.entity';
export { type DetailsContext, type DetailsInput, TimeEntryDetails } from './time-entry-details';
export { type EntryChange, type TimeEntryListener, TimeEntryListeners } from './time-entry-listeners';
export { entryView } from './time-entry-view';
export { TimeEntryWriter } from './time-entry-writer';
