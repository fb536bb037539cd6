import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { MemberScheduleController } from './member-schedule.controller';
import { MemberScheduleService } from './member-schedule.service';
import { ScheduleController } from './schedule.controller';
import { ScheduleRepository } from './schedule.repository';
import { ScheduleService } from './schedule.service';

@Module({
  imports: [AuditModule, MembersModule],
  controllers: [ScheduleController, MemberScheduleController],
  providers: [ScheduleService, ScheduleRepository, MemberScheduleService],
  exports: [ScheduleService, ScheduleRepository],
})
export class ScheduleModule {}
