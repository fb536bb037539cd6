import { Module } from '@nestjs/common';
import { UsersModule } from '../../users';
import { MemberManagementModule } from '../members';
import { MembershipModule } from '../membership';
import { EmploymentRepository } from './employment.repository';
import { EmploymentService } from './employment.service';
import { MemberDetailsController } from './member-details.controller';
import { MemberImportService } from './member-import.service';

@Module({
  imports: [MembershipModule, MemberManagementModule, UsersModule],
  controllers: [MemberDetailsController],
  providers: [EmploymentService, EmploymentRepository, MemberImportService],
  exports: [EmploymentService, MemberImportService],
})
export class EmploymentModule {}
