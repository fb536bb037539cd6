import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller';
import { AuditRepository } from './audit.repository';
import { AuditService } from './audit.service';
import { AuditTrail } from './audit.trail';
import { AuditVerifier } from './chain/audit.verifier';

@Module({
  controllers: [AuditController],
  providers: [AuditTrail, AuditService, AuditRepository, AuditVerifier],
  exports: [AuditTrail, AuditService, AuditVerifier],
})
export class AuditModule {}
