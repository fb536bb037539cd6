import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { OvertimeController } from './overtime.controller';
import { OvertimeRepository } from './overtime.repository';
import { OvertimeService } from './overtime.service';

@Module({
  imports: [AuditModule, MembersModule],
  controllers: [OvertimeController],
  providers: [OvertimeService, OvertimeRepository],
  exports: [OvertimeService, OvertimeRepository],
})
export class OvertimeModule {}
