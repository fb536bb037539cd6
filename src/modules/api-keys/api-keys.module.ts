import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { WorkspacesModule } from '../workspaces';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysRepository } from './api-keys.repository';
import { ApiKeysService } from './api-keys.service';
import { ApiKeyCredential } from './credential/api-key.credential';
import { ApiKeyRevoker } from './credential/api-key.revoker';
import { KeyUses } from './credential/key.uses';
import { ApiKeysForms } from './page/api-keys.forms';
import { ApiKeysPagesController } from './page/api-keys.pages.controller';
import { ApiKeysScreens } from './page/api-keys.screens';

@Module({
  imports: [AuditModule, MembersModule, WorkspacesModule, ConsoleModule],
  controllers: [ApiKeysController, ApiKeysPagesController],
  providers: [
    ApiKeysService,
    ApiKeysRepository,
    ApiKeyCredential,
    ApiKeyRevoker,
    KeyUses,
    ApiKeysScreens,
    ApiKeysForms,
  ],
  exports: [ApiKeysService, ApiKeyCredential, ApiKeyRevoker, KeyUses],
})
export class ApiKeysModule {}
