import { Module } from '@nestjs/common';
import { AccountModule } from '../../account';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { ExportProfilesController } from './export-profiles.controller';
import { ExportProfilesRepository } from './export-profiles.repository';
import { ExportProfilesService } from './export-profiles.service';

@Module({
  imports: [AccountModule, AuditModule, MembersModule],
  controllers: [ExportProfilesController],
  providers: [ExportProfilesService, ExportProfilesRepository],
  exports: [ExportProfilesService],
})
export class ExportProfilesModule {}
