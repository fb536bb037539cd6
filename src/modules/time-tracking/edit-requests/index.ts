export type { EditRequestSchema } from './edit-request.entity';
export {
  EditRequestId,
  EditRequestPage,
  EditRequestsQuery,
  EditRequestView,
  NewEditRequest,
  RequestApproval,
} from './edit-requests.contract';
export { EditRequestsModule } from './edit-requests.module';
export { EditRequestsService } from './edit-requests.service';
export { EditRequestsImportRepository, type ImportedEditRequest } from './edit-requests-import.repository';
export { RequestDecisions } from './request-decisions';
