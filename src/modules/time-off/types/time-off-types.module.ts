import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { RulesModule } from '../../rules';
import { AccrualModule } from '../accrual';
import { AccrualJob } from './accrual-job';
import { AccrualTask } from './accrual-task';
import { TimeOffTypesController } from './time-off-types.controller';
import { TimeOffTypesRepository } from './time-off-types.repository';
import { TimeOffTypesService } from './time-off-types.service';

/** Types of time off, and their accrual every hour. */
@Module({
  imports: [AuditModule, MembersModule, RulesModule, AccrualModule],
  controllers: [TimeOffTypesController],
  providers: [TimeOffTypesService, TimeOffTypesRepository, AccrualJob, AccrualTask],
  exports: [TimeOffTypesService, TimeOffTypesRepository],
})
export class TimeOffTypesModule {}
