import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { ArchiveModule } from '../archive';
import { LocationsController } from './locations.controller';
import { LocationsRepository } from './locations.repository';
import { LocationsService } from './locations.service';

@Module({
  imports: [AuditModule, ArchiveModule, MembersModule],
  controllers: [LocationsController],
  providers: [LocationsService, LocationsRepository],
  exports: [LocationsService, LocationsRepository],
})
export class LocationsModule {}
