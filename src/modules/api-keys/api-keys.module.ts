import { Module } from '@nestjs/common';
import { MembersModule } from '../members';
import { ApiKeyCredential } from './api-key.credential';
import { ApiKeyRevoker } from './api-key.revoker';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysRepository } from './api-keys.repository';
import { ApiKeysService } from './api-keys.service';
import { KeyUses } from './key.uses';

@Module({
  imports: [MembersModule],
  controllers: [ApiKeysController],
  providers: [ApiKeysService, ApiKeysRepository, ApiKeyCredential, ApiKeyRevoker, KeyUses],
  exports: [ApiKeyCredential, ApiKeyRevoker, KeyUses],
})
export class ApiKeysModule {}
