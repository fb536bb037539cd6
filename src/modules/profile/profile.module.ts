import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { EmailChangeModule } from '../email-change';
import { NotificationsModule } from '../notifications';
import { WorkspacesModule } from '../workspaces';
import { EmailForms } from './email.forms';
import { MailsForms } from './emails/emails.forms';
import { ProfileController } from './profile.controller';
import { ProfileForms } from './profile.forms';
import { ProfilePagesController } from './profile.pages.controller';
import { ProfileRepository } from './profile.repository';
import { ProfileService } from './profile.service';

@Module({
  imports: [AuditModule, EmailChangeModule, NotificationsModule, WorkspacesModule, ConsoleModule],
  controllers: [ProfileController, ProfilePagesController],
  providers: [ProfileService, ProfileRepository, ProfileForms, EmailForms, MailsForms],
})
export class ProfileModule {}
