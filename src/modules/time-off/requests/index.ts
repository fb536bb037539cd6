export { BalancePage, BalancesQuery } from './balances.contract';
export { BalancesService } from './balances.service';
export { DecisionsService } from './decisions.service';
export {
  TimeOffEntriesQuery,
  TimeOffEntryId,
  TimeOffEntryPage,
  TimeOffEntryView,
} from './entries.contract';
export { EntriesService } from './entries.service';
export {
  NewTimeOffRequest,
  TimeOffDecision,
  TimeOffRequestId,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests.contract';
export { TimeOffRequestsModule } from './requests.module';
export { RequestsService } from './requests.service';
export type { TimeOffEntrySchema } from './time-off-entry.entity';
export type {
  ImportedLine,
  ImportedTimeOff,
  ImportedTimeOffEntry,
  ImportedTimeOffRequest,
  ImportedType,
} from './time-off-import.repository';
export { TimeOffImportService } from './time-off-import.service';
