export { BalancePage, BalancesQuery } from './balances.contract';
export { BalancesService } from './balances.service';
export { DecisionsService } from './decisions.service';
export { EntriesRepository, type ImportedEntry } from './entries.repository';
export {
  NewTimeOffRequest,
  TimeOffDecision,
  TimeOffRequestId,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests.contract';
export { TimeOffRequestsModule } from './requests.module';
export { type ImportedRequest, type ImportedRequestDay, RequestsRepository } from './requests.repository';
export { RequestsService } from './requests.service';
export type { TimeOffEntrySchema } from './time-off-entry.entity';
