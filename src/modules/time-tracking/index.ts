export { ClockInput, ClockReply, ClockService } from './clock';
export {
  EditRequestId,
  EditRequestPage,
  type EditRequestSchema,
  EditRequestsQuery,
  EditRequestsService,
  EditRequestView,
  type ImportedEditRequest,
  NewEditRequest,
  RequestApproval,
  RequestDecisions,
} from './edit-requests';
export { HoursImportService, type ImportedHours } from './hours-import.service';
export {
  EntryEdits,
  type ImportedEntry,
  type ImportedHistoryLine,
  NewTimeEntry,
  TimeEntriesQuery,
  TimeEntriesService,
  TimeEntryChange,
  TimeEntryId,
  TimeEntryPage,
  type TimeEntrySchema,
  TimeEntryView,
} from './time-entries';
export { TimeTrackingModule } from './time-tracking.module';
export {
  BulkDecision,
  type ImportedTimesheet,
  Rejection,
  Submission,
  TimesheetDecisions,
  TimesheetDetail,
  TimesheetId,
  TimesheetPage,
  type TimesheetSchema,
  TimesheetsDecided,
  TimesheetsQuery,
  TimesheetsService,
  TimesheetView,
} from './timesheets';
