import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { EmailChangeModule } from '../email-change';
import { NotificationsModule } from '../notifications';
import { WorkspacesModule } from '../workspaces';
import { EmailAddressForms } from './pages/email-address.form';
import { EmailSettingsForms } from './pages/email-settings.form';
import { ProfileForms } from './pages/profile.form';
import { ProfilePagesController } from './pages/profile.page.controller';
import { ProfileController } from './profile.controller';
import { ProfileRepository } from './profile.repository';
import { ProfileService } from './profile.service';

@Module({
  imports: [AuditModule, EmailChangeModule, NotificationsModule, WorkspacesModule, ConsoleModule],
  controllers: [ProfileController, ProfilePagesController],
  providers: [ProfileService, ProfileRepository, ProfileForms, EmailAddressForms, EmailSettingsForms],
})
export class ProfileModule {}
