import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller';
import { AuditRepository } from './audit.repository';
import { AuditService } from './audit.service';
import { AuditRetention } from './audit-retention';
import { AuditTrail } from './audit-trail';
import { AuditVerifier } from './audit-verifier';

@Module({
  controllers: [AuditController],
  providers: [AuditTrail, AuditService, AuditRepository, AuditVerifier, AuditRetention],
  exports: [AuditTrail, AuditService, AuditVerifier, AuditRepository],
})
export class AuditModule {}
