export { AuditModule } from './audit.module';
export { AuditRepository } from './audit.repository';
export { AuditTrail, type Doer } from './audit.trail';
export { AuditVerifier } from './audit.verifier';
