export type { WorkspaceAction } from './audit.contract';
export { AuditModule } from './audit.module';
export { AuditRepository } from './audit.repository';
export { AuditTrail, type Doer, type Happening } from './audit.trail';
export { AuditVerifier } from './chain/audit.verifier';
