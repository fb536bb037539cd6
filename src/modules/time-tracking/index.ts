export {
  type AdoptedEditRequest,
  type AdoptedEntry,
  type AdoptedHistoryLine,
  type AdoptedHours,
  type AdoptedSheet,
  HoursAdoptionRepository,
} from './adoption/hours-adoption.repository';
export { EntryBook } from './book/entry-book';
export { ClockReply, ClockWish } from './clock/clock.contract';
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
export { SheetLocks } from './periods/sheet-locks';
export { TimeTrackingModule } from './time-tracking.module';
export { SheetDecisions } from './timesheets/sheet-decisions';
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
