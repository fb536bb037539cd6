import { MikroOrmModule } from '@mikro-orm/nestjs';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { ormConfig } from '../config/mikro-orm.config';
import { AccessModule } from './access/access.module';
import { type Runtime, settingsProviders } from './app.providers';
import { ConsoleModule } from './console/console.module';
import { AppExceptionFilter } from './console/pages/app-exception-filter';
import { addressOf } from './kernel/database/database-url';
import { businessLimits } from './kernel/database/pool-limits';
import { KernelModule } from './kernel/kernel.module';
import { McpModule } from './mcp/mcp.module';
import { AccountModule } from './modules/account';
import { ApiKeyCredential, ApiKeyRevoker, ApiKeysModule } from './modules/api-keys';
import { ApiReferenceModule } from './modules/api-reference';
import { AuditModule } from './modules/audit';
import { AuditLogModule } from './modules/audit-log';
import { ConnectionCredential, ConnectionRevoker, ConnectionsModule } from './modules/connections';
import { EmailChangeModule } from './modules/email-change';
import { HealthModule } from './modules/health';
import { HomeModule } from './modules/home';
import { MailModule } from './modules/mail';
import { MeModule } from './modules/me';
import { MembersModule } from './modules/members';
import { NotificationsModule } from './modules/notifications';
import { PayRatesModule } from './modules/pay-rates';
import { ProfileModule } from './modules/profile';
import { ReportsModule } from './modules/reports';
import { RulesModule } from './modules/rules';
import { SampleDataModule } from './modules/sample-data';
import { FreshProofs, SessionCredential, SignInModule } from './modules/sign-in';
import { TimeOffModule } from './modules/time-off';
import { TimeTrackingModule } from './modules/time-tracking';
import { UsersModule } from './modules/users';
import { WorkspacesModule } from './modules/workspaces';

/** One module per noun. The order has no meaning. */
const FEATURE_MODULES = [
  AuditModule,
  AuditLogModule,
  UsersModule,
  WorkspacesModule,
  MembersModule,
  AccountModule,
  SignInModule,
  ApiKeysModule,
  RulesModule,
  ConnectionsModule,
  PayRatesModule,
  ReportsModule,
  HomeModule,
  NotificationsModule,
  ProfileModule,
  TimeOffModule,
  EmailChangeModule,
  TimeTrackingModule,
  SampleDataModule,
  MailModule,
  MeModule,
  HealthModule,
  ApiReferenceModule,
  ConsoleModule,
  McpModule,
];

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
