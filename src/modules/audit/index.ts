export {
  ACTION_GROUPS,
  type AuditEventView,
  PERSON_ACTIONS,
  WORKSPACE_ACTIONS,
  type WorkspaceAction,
} from './audit.contract';
export { AuditModule } from './audit.module';
export { type AuditFilter, AuditRepository } from './audit.repository';
export type { ChainedEvent } from './audit.rules';
export { AuditService, type AuditWindow } from './audit.service';
export { AUDIT_OPTIONS, type AuditOptions } from './audit-retention';
export { actionText } from './audit-sentences';
export { AuditTrail, type Happening, type RecordedEvent } from './audit-trail';
export { AuditVerifier } from './audit-verifier';
export { changesOf } from './changes.rules';
