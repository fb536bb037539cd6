import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { ArchiveService } from './archive.service';

@Module({
  imports: [AuditModule, MembersModule],
  providers: [ArchiveService],
  exports: [ArchiveService],
})
export class ArchiveModule {}
