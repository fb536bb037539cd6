import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { SignInModule } from '../sign-in';
import { UsersModule } from '../users';
import { EmailChangeController } from './email-change.controller';
import { EmailChangeLimits } from './email-change.limits';
import { EmailChangeRepository } from './email-change.repository';
import { EmailChangeService } from './email-change.service';
import { EmailChangeSweep } from './email-change.sweep';
import { EmailChangeMail } from './emails/email-change.email';
import { EmailChangeIssuer } from './emails/email-change.issuer';
import { EmailChangeLinks } from './emails/email-change.links';
import { EmailChangeForms } from './pages/email-change.forms';
import { EmailChangePages } from './pages/email-change.page-views';
import { EmailChangePagesController } from './pages/email-change.pages.controller';
import { EmailChangeSteps } from './steps/email-change.steps';
import { EmailMoves } from './steps/email-moves';

@Module({
  imports: [AuditModule, MailModule, SignInModule, UsersModule, ConsoleModule],
  controllers: [EmailChangeController, EmailChangePagesController],
  providers: [
    EmailChangeService,
    EmailChangeLimits,
    EmailChangeRepository,
    EmailChangeSweep,
    EmailChangeLinks,
    EmailChangeMail,
    EmailChangeIssuer,
    EmailChangeSteps,
    EmailMoves,
    EmailChangePages,
    EmailChangeForms,
  ],
  exports: [EmailChangeService, EmailChangeLimits],
})
export class EmailChangeModule {}
