export { BalancePage, BalancesQuery } from './balances/balances.contract';
export { BalancesService } from './balances/balances.service';
export {
  TimeOffEntriesQuery,
  TimeOffEntryId,
  TimeOffEntryPage,
  TimeOffEntryView,
} from './entries/entries.contract';
export { EntriesService } from './entries/entries.service';
export type {
  ImportedLine,
  ImportedTimeOff,
  ImportedTimeOffEntry,
  ImportedTimeOffRequest,
  ImportedType,
} from './import/time-off-import.repository';
export { TimeOffImportService } from './import/time-off-import.service';
export { LedgerLine, LedgerPage, LedgerQuery, NewAdjustment } from './ledger/ledger.contract';
export { LedgerService } from './ledger/ledger.service';
export { DecisionsService } from './requests/decisions.service';
export {
  NewTimeOffRequest,
  TimeOffDecision,
  TimeOffRequestId,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests/requests.contract';
export { RequestsService } from './requests/requests.service';
export { TimeOffModule } from './time-off.module';
export {
  NewTimeOffType,
  TimeOffTypeId,
  TimeOffTypePage,
  TimeOffTypesQuery,
  TimeOffTypeView,
} from './types/time-off-types.contract';
export { TimeOffTypesService } from './types/time-off-types.service';
