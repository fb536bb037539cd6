import { ConsoleModule } from './console/console.module';
import { McpModule } from './mcp/mcp.module';
import { AccountModule } from './modules/account';
import { ApiKeysModule } from './modules/api-keys';
import { ApiReferenceModule } from './modules/api-reference';
import { AuditModule } from './modules/audit';
import { AuditLogModule } from './modules/audit-log';
import { ConnectionsModule } from './modules/connections';
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
import { SignInModule } from './modules/sign-in';
import { TimeOffModule } from './modules/time-off';
import { TimeTrackingModule } from './modules/time-tracking';
import { UsersModule } from './modules/users';
import { WorkspacesModule } from './modules/workspaces';

/** All modules, in no particular order. A new module is added here. */
export const FEATURE_MODULES = [
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
