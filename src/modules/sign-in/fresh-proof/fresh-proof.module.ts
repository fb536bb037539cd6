import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MailModule } from '../../mail';
import { SessionsModule } from '../sessions';
import { FreshProofMail } from './emails/fresh-proof.email';
import { FreshProofController } from './fresh-proof.controller';
import { FreshProofForms } from './fresh-proof.form';
import { FreshProofRepository } from './fresh-proof.repository';
import { FreshProofService } from './fresh-proof.service';
import { FreshProofIssuer } from './fresh-proof-issuer';
import { FreshProofLimits } from './fresh-proof-limits';
import { FreshProofSecrets } from './fresh-proof-secrets';
import { FreshProofSweep } from './fresh-proof-sweep';
import { FreshProofWriter } from './fresh-proof-writer';
import { FreshProofs } from './fresh-proofs';

@Module({
  imports: [AuditModule, MailModule, SessionsModule],
  controllers: [FreshProofController],
  providers: [
    FreshProofs,
    FreshProofService,
    FreshProofRepository,
    FreshProofSecrets,
    FreshProofIssuer,
    FreshProofLimits,
    FreshProofWriter,
    FreshProofMail,
    FreshProofSweep,
    FreshProofForms,
  ],
  exports: [FreshProofs],
})
export class FreshProofModule {}
