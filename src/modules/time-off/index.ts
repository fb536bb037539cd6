export { LedgerLine, LedgerPage, LedgerQuery, LedgerService, NewAdjustment } from './ledger';
export {
  BalancePage,
  BalancesQuery,
  BalancesService,
  DecisionsService,
  EntriesService,
  type ImportedLine,
  type ImportedTimeOff,
  type ImportedTimeOffEntry,
  type ImportedTimeOffRequest,
  type ImportedType,
  NewTimeOffRequest,
  RequestsService,
  TimeOffDecision,
  TimeOffEntriesQuery,
  TimeOffEntryId,
  TimeOffEntryPage,
  TimeOffEntryView,
  TimeOffImportService,
  TimeOffRequestId,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests';
export { TimeOffModule } from './time-off.module';
export {
  NewTimeOffType,
  TimeOffTypeId,
  TimeOffTypePage,
  TimeOffTypesQuery,
  TimeOffTypesService,
  TimeOffTypeView,
} from './types';
