import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { WorkspacesModule } from '../workspaces';
import { ProfileController } from './profile.controller';
import { ProfileForms } from './profile.forms';
import { ProfilePagesController } from './profile.pages.controller';
import { ProfileRepository } from './profile.repository';
import { ProfileService } from './profile.service';

@Module({
  imports: [AuditModule, WorkspacesModule, ConsoleModule],
  controllers: [ProfileController, ProfilePagesController],
  providers: [ProfileService, ProfileRepository, ProfileForms],
})
export class ProfileModule {}
