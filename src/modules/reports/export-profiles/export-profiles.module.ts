import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { ExportProfilesController } from './export-profiles.controller';
import { ExportProfilesRepository } from './export-profiles.repository';
import { ExportProfilesService } from './export-profiles.service';

@Module({
  imports: [AuditModule, MembersModule],
  controllers: [ExportProfilesController],
  providers: [ExportProfilesService, ExportProfilesRepository],
  exports: [ExportProfilesService],
})
export class ExportProfilesModule {}
