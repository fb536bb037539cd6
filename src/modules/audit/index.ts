export {
  ACTION_GROUPS,
  type AuditEventView,
  PERSON_ACTIONS,
  WORKSPACE_ACTIONS,
  type WorkspaceAction,
} from './audit.contract';
export { AuditModule } from './audit.module';
export { type Actor, type AuditFilter, AuditRepository } from './audit.repository';
export { AUDIT_OPTIONS, type AuditOptions } from './audit.retention';
export { actionText } from './audit.sentences';
export { AuditService, type AuditWindow } from './audit.service';
export { AuditTrail, type Doer, type Happening, type RecordedEvent } from './audit.trail';
export type { ChainedEvent } from './chain/audit.rules';
export { AuditVerifier } from './chain/audit.verifier';
