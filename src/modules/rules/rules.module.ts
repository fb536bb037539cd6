import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { RulesImportService } from './import/rules-import.service';
import { OvertimeController } from './overtime/overtime.controller';
import { OvertimeRepository } from './overtime/overtime.repository';
import { OvertimeService } from './overtime/overtime.service';
import { RoundingController } from './rounding/rounding.controller';
import { RoundingRepository } from './rounding/rounding.repository';
import { RoundingService } from './rounding/rounding.service';
import { MemberScheduleController } from './schedule/member-schedule.controller';
import { MemberScheduleService } from './schedule/member-schedule.service';
import { ScheduleController } from './schedule/schedule.controller';
import { ScheduleRepository } from './schedule/schedule.repository';
import { ScheduleService } from './schedule/schedule.service';

@Module({
  imports: [AuditModule, MembersModule],
  controllers: [OvertimeController, ScheduleController, RoundingController, MemberScheduleController],
  providers: [
    OvertimeService,
    OvertimeRepository,
    ScheduleService,
    ScheduleRepository,
    MemberScheduleService,
    RoundingService,
    RoundingRepository,
    RulesImportService,
  ],
  exports: [OvertimeService, ScheduleService, RoundingService, RulesImportService],
})
export class RulesModule {}
