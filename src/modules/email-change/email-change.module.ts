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
import { EmailChangeLinks } from './letters/email-change.links';
import { EmailChangeMail } from './letters/email-change.mail';
import { EmailChangeMint } from './letters/email-change.mint';
import { EmailChangeForms } from './page/email-change.forms';
import { EmailChangePagesController } from './page/email-change.pages.controller';
import { EmailChangeScreens } from './page/email-change.screens';
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
    EmailChangeMint,
    EmailChangeSteps,
    EmailMoves,
    EmailChangeScreens,
    EmailChangeForms,
  ],
  exports: [EmailChangeService, EmailChangeLimits],
})
export class EmailChangeModule {}
