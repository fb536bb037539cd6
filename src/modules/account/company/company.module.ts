import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { WorkspacesModule } from '../../workspaces';
import { ClockSetupController } from './clock-setup.controller';
import { ClockSetupRepository } from './clock-setup.repository';
import { ClockSetupService } from './clock-setup.service';
import { CompanyController } from './company.controller';
import { CompanyRepository } from './company.repository';
import { CompanyService } from './company.service';
import { DirectoryController } from './directory.controller';
import { DirectoryRepository } from './directory.repository';
import { DirectoryService } from './directory.service';
import { ZoneChanges } from './zone-changes';

@Module({
  imports: [AuditModule, WorkspacesModule, MembersModule],
  controllers: [CompanyController, DirectoryController, ClockSetupController],
  providers: [
    CompanyService,
    CompanyRepository,
    ZoneChanges,
    DirectoryService,
    DirectoryRepository,
    ClockSetupService,
    ClockSetupRepository,
  ],
  exports: [CompanyService, ZoneChanges, ClockSetupService, ClockSetupRepository, CompanyRepository],
})
export class CompanyModule {}
