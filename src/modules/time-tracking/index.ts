export type { EditRequestSchema, ImportedEditRequest } from './edit-requests';
export { HoursImportService, type ImportedHours } from './hours-import.service';
export type { ImportedEntry, ImportedHistoryLine, TimeEntrySchema } from './time-entries';
export { TimeTrackingModule } from './time-tracking.module';
export type { ImportedTimesheet, TimesheetSchema } from './timesheets';
