import { Module } from '@nestjs/common';
import { ApiDocument } from './api-document';
import { ApiReferenceController } from './api-reference.controller';
import { ExplorerPagesController } from './explorer.pages.controller';

@Module({
  controllers: [ApiReferenceController, ExplorerPagesController],
  providers: [ApiDocument],
  exports: [ApiDocument],
})
export class ApiReferenceModule {}
