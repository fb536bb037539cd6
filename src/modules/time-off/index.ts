export {
  type ImportedLine,
  LedgerLine,
  LedgerPage,
  LedgerQuery,
  LedgerService,
  NewAdjustment,
} from './ledger';
export {
  BalancePage,
  BalancesQuery,
  BalancesService,
  DecisionsService,
  EntriesService,
  type ImportedRequest,
  NewTimeOffRequest,
  RequestsService,
  TimeOffDecision,
  TimeOffEntriesQuery,
  TimeOffEntryId,
  TimeOffEntryPage,
  type TimeOffEntrySchema,
  TimeOffEntryView,
  TimeOffRequestId,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests';
export { TimeOffModule } from './time-off.module';
export { type ImportedTimeOff, TimeOffImportService } from './time-off-import.service';
export {
  type ImportedType,
  NewTimeOffType,
  TimeOffTypeId,
  TimeOffTypePage,
  TimeOffTypesQuery,
  TimeOffTypesService,
  TimeOffTypeView,
} from './types';
