import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { SignInModule } from '../sign-in';
import { UsersModule } from '../users';
import { EmailChangeController } from './email-change.controller';
import { EmailChangeRepository } from './email-change.repository';
import { EmailChangeService } from './email-change.service';
import { EmailChangeIssuer } from './email-change-issuer';
import { EmailChangeLimits } from './email-change-limits';
import { EmailChangeLinks } from './email-change-links';
import { EmailChangeSteps } from './email-change-steps';
import { EmailChangeSweep } from './email-change-sweep';
import { EmailMoves } from './email-moves';
import { EmailChangeEmail } from './emails/email-change.email';
import { EmailChangeForms } from './pages/email-change.form';
import { EmailChangePagesController } from './pages/email-change.page.controller';
import { EmailChangePages } from './pages/email-change-views';

@Module({
  imports: [AuditModule, MailModule, SignInModule, UsersModule, ConsoleModule],
  controllers: [EmailChangeController, EmailChangePagesController],
  providers: [
    EmailChangeService,
    EmailChangeLimits,
    EmailChangeRepository,
    EmailChangeSweep,
    EmailChangeLinks,
    EmailChangeEmail,
    EmailChangeIssuer,
    EmailChangeSteps,
    EmailMoves,
    EmailChangePages,
    EmailChangeForms,
  ],
  exports: [EmailChangeService, EmailChangeLimits],
})
export class EmailChangeModule {}
