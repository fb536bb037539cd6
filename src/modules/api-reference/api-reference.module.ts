import { Module } from '@nestjs/common';
import { ApiDocument } from './api-document';
import { ApiReferenceController } from './api-reference.controller';
import { ExplorerPageController } from './explorer.page.controller';

@Module({
  controllers: [ApiReferenceController, ExplorerPageController],
  providers: [ApiDocument],
  exports: [ApiDocument],
})
export class ApiReferenceModule {}
