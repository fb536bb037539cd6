import { Module } from '@nestjs/common';
import { OvertimeModule } from './overtime';
import { RoundingModule } from './rounding';
import { RulesTools } from './rules.tools';
import { RulesImportService } from './rules-import.service';
import { ScheduleModule } from './schedule';

@Module({
  imports: [OvertimeModule, ScheduleModule, RoundingModule],
  providers: [RulesTools, RulesImportService],
  exports: [OvertimeModule, ScheduleModule, RoundingModule, RulesImportService],
})
export class RulesModule {}
