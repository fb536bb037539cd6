export type { TimesheetSchema } from './timesheet.entity';
export { TimesheetDecisions } from './timesheet-decisions';
export {
  BulkDecision,
  Reason,
  Rejection,
  Submission,
  TimesheetDetail,
  TimesheetId,
  TimesheetNote,
  TimesheetPage,
  TimesheetsDecided,
  TimesheetsQuery,
  TimesheetView,
} from './timesheets.contract';
export { TimesheetsModule } from './timesheets.module';
export { TimesheetsService } from './timesheets.service';
export { type ImportedTimesheet, TimesheetsImportRepository } from './timesheets-import.repository';
