export { ClockInput, ClockReply } from './clock/clock.contract';
export { ClockService } from './clock/clock.service';
export {
  EditRequestId,
  EditRequestPage,
  EditRequestsQuery,
  EditRequestView,
  NewEditRequest,
  RequestApproval,
} from './edit-requests/edit-requests.contract';
export { EditRequestsService } from './edit-requests/edit-requests.service';
export { RequestDecisions } from './edit-requests/request-decisions';
export { EntryEdits } from './entries/entry-edits';
export {
  NewTimeEntry,
  TimeEntriesQuery,
  TimeEntryChange,
  TimeEntryId,
  TimeEntryPage,
  TimeEntryView,
} from './entries/time-entries.contract';
export { TimeEntriesService } from './entries/time-entries.service';
export { TimeEntryWriter } from './entries/time-entry-writer';
export {
  HoursImportRepository,
  type ImportedEditRequest,
  type ImportedEntry,
  type ImportedHistoryLine,
  type ImportedHours,
  type ImportedTimesheet,
} from './import/hours-import.repository';
export { TimesheetLocks } from './periods/timesheet-locks';
export { TimeTrackingModule } from './time-tracking.module';
export { TimesheetDecisions } from './timesheets/timesheet-decisions';
export {
  BulkDecision,
  Rejection,
  Submission,
  TimesheetDetail,
  TimesheetId,
  TimesheetPage,
  TimesheetsDecided,
  TimesheetsQuery,
  TimesheetView,
} from './timesheets/timesheets.contract';
export { TimesheetsService } from './timesheets/timesheets.service';
