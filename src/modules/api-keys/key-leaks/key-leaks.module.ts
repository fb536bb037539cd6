import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { AuditModule } from '../../audit';
import { MailModule } from '../../mail';
import { KeysModule } from '../api-keys';
import { LeakedEmail } from './emails/leaked.email';
import { KeyLeakJob } from './key-leak-job';
import { KeyLeaksController } from './key-leaks.controller';
import { KeyLeaksService } from './key-leaks.service';
import { SecretScanningController } from './secret-scanning.controller';

/** Reports of leaked keys, and the description of keys for secret scanners. */
@Module({
  imports: [KeysModule, AuditModule, MailModule, ConsoleModule],
  controllers: [KeyLeaksController, SecretScanningController],
  providers: [KeyLeaksService, KeyLeakJob, LeakedEmail],
})
export class KeyLeaksModule {}
