import { Module } from '@nestjs/common';
import { ConnectionManagementModule } from './connections';
import { ConsentModule } from './consent';
import { OAuthClientsModule } from './oauth-clients';
import { OAuthRecordsModule } from './oauth-records';
import { OAuthServerModule } from './oauth-server';
import { PolicyModule } from './policy';

const MODULES = [
  ConnectionManagementModule,
  PolicyModule,
  OAuthRecordsModule,
  OAuthClientsModule,
  OAuthServerModule,
  ConsentModule,
];

@Module({ imports: MODULES, exports: MODULES })
export class ConnectionsModule {}
