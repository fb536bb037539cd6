import { MikroOrmModule } from '@mikro-orm/nestjs';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { ormConfig } from '../config/mikro-orm.config';
import { AccessModule } from './access/access.module';
import { type Runtime, settingsProviders } from './app-providers';
import { AppExceptionFilter } from './console/pages/app-exception-filter';
import { FEATURE_MODULES } from './feature-modules';
import { addressOf } from './kernel/database/database-url';
import { businessLimits } from './kernel/database/pool-limits';
import { KernelModule } from './kernel/kernel.module';
import { ApiKeyCredential, ApiKeyRevoker, ApiKeysModule } from './modules/api-keys';
import { ConnectionCredential, ConnectionRevoker, ConnectionsModule } from './modules/connections';
import { FreshProofs, SessionCredential, SignInModule } from './modules/sign-in';

/** The app module: registers the feature modules and the credential resolvers. */
@Module({})
export class AppModule {
  static register(runtime: Runtime): DynamicModule {
    const { settings, databaseUrl } = runtime;
    const database = addressOf(databaseUrl);
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { logger: runtime.logger }, forRoutes: [] }),
        MikroOrmModule.forRoot({
          ...ormConfig(database, settings.database.poolSize, businessLimits(settings.database)),
          registerRequestContext: false,
        }),
        KernelModule.forRoot(settingsProviders(runtime, database)),
        AccessModule.forRoot({
          imports: [SignInModule, ApiKeysModule, ConnectionsModule],
          resolvers: [SessionCredential, ApiKeyCredential, ConnectionCredential],
          revokers: [ApiKeyRevoker, ConnectionRevoker],
          freshProofs: FreshProofs,
        }),
        ...FEATURE_MODULES,
        ...(runtime.doubles?.modules ?? []),
      ],
      providers: [{ provide: APP_FILTER, useClass: AppExceptionFilter }],
    };
  }
}
