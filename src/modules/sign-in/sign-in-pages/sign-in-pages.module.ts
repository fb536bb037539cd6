import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { ConnectionsModule } from '../../connections';
import { MembersModule } from '../../members';
import { MagicLinksModule } from '../magic-links';
import { SessionsModule } from '../sessions';
import { BrowserOrigin } from './browser-origin';
import { CodeForms } from './code.form';
import { ConfirmForms } from './confirm.form';
import { ConfirmPageController } from './confirm.page.controller';
import { LinkPages } from './link-views';
import { RequestCookie } from './request-cookie';
import { SentPages } from './sent-views';
import { SignInForms } from './sign-in.form';
import { SignInPageController } from './sign-in.page.controller';
import { SignInCompletion } from './sign-in-completion';

/** The pages that request a sign-in email and finish the sign-in. */
@Module({
  imports: [ConsoleModule, ConnectionsModule, MembersModule, SessionsModule, MagicLinksModule],
  controllers: [SignInPageController, ConfirmPageController],
  providers: [
    RequestCookie,
    BrowserOrigin,
    SignInCompletion,
    SignInForms,
    CodeForms,
    SentPages,
    ConfirmForms,
    LinkPages,
  ],
  exports: [RequestCookie],
})
export class SignInPagesModule {}
