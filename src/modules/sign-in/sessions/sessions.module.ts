import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { AuditModule } from '../../audit';
import { WorkspacesModule } from '../../workspaces';
import { BrowserCookie } from './browser-cookie';
import { BrowserSession } from './browser-session';
import { KnownBrowsers } from './known-browsers';
import { KnownBrowsersRepository } from './known-browsers.repository';
import { SessionsForms } from './pages/sessions.form';
import { SessionsPageController } from './pages/sessions.page.controller';
import { SignOutPageController } from './pages/sign-out.page.controller';
import { SessionCredential } from './session.credential';
import { SessionIssuer } from './session-issuer';
import { SessionToken } from './session-token';
import { SessionUses } from './session-uses';
import { SessionsController } from './sessions.controller';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';

@Module({
  imports: [AuditModule, ConsoleModule, WorkspacesModule],
  controllers: [SessionsController, SessionsPageController, SignOutPageController],
  providers: [
    SessionsService,
    SessionsRepository,
    SessionToken,
    SessionIssuer,
    SessionUses,
    SessionCredential,
    KnownBrowsers,
    KnownBrowsersRepository,
    BrowserCookie,
    BrowserSession,
    SessionsForms,
  ],
  exports: [SessionsService, SessionCredential, SessionUses, KnownBrowsers, BrowserCookie, BrowserSession],
})
export class SessionsModule {}
