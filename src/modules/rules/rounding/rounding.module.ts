import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { RoundingController } from './rounding.controller';
import { RoundingRepository } from './rounding.repository';
import { RoundingService } from './rounding.service';

@Module({
  imports: [AuditModule, MembersModule],
  controllers: [RoundingController],
  providers: [RoundingService, RoundingRepository],
  exports: [RoundingService, RoundingRepository],
})
export class RoundingModule {}
