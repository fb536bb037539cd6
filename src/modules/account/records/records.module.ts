import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { UsersModule } from '../../users';
import { ArchiveModule } from '../archive';
import { CustomFieldsController } from './custom-fields.controller';
import { CustomFieldsRepository } from './custom-fields.repository';
import { CustomFieldsService } from './custom-fields.service';
import { RecordsController } from './records.controller';
import { RecordsService } from './records.service';

@Module({
  imports: [AuditModule, ArchiveModule, UsersModule, MembersModule],
  controllers: [CustomFieldsController, RecordsController],
  providers: [CustomFieldsService, CustomFieldsRepository, RecordsService],
  exports: [CustomFieldsService, CustomFieldsRepository],
})
export class RecordsModule {}
