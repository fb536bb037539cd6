import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { ConnectionsModule } from '../connections';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { UsersModule } from '../users';
import { WorkspacesModule } from '../workspaces';
import { Redemption } from './challenge/redemption';
import { SignInMail } from './challenge/sign-in.email';
import { SignInIssuer } from './challenge/sign-in.issuer';
import { SignInLimits } from './challenge/sign-in.limits';
import { SignInRepository } from './challenge/sign-in.repository';
import { SignInSecrets } from './challenge/sign-in.secrets';
import { SignInService } from './challenge/sign-in.service';
import { SignInSweep } from './challenge/sign-in.sweep';
import { SignInUse } from './challenge/sign-in.use';
import { SignInChallenge } from './challenge/sign-in-challenge';
import { BrowserCookie } from './device/browser-cookie';
import { BrowserOrigin } from './device/browser-origin';
import { KnownBrowsers } from './device/known-browsers';
import { KnownBrowsersRepository } from './device/known-browsers.repository';
import { FreshProofController } from './fresh-proof/fresh-proof.controller';
import { FreshProofMail } from './fresh-proof/fresh-proof.email';
import { FreshProofForms } from './fresh-proof/fresh-proof.forms';
import { FreshProofIssuer } from './fresh-proof/fresh-proof.issuer';
import { FreshProofLimits } from './fresh-proof/fresh-proof.limits';
import { FreshProofRepository } from './fresh-proof/fresh-proof.repository';
import { FreshProofSecrets } from './fresh-proof/fresh-proof.secrets';
import { FreshProofService } from './fresh-proof/fresh-proof.service';
import { FreshProofSweep } from './fresh-proof/fresh-proof.sweep';
import { FreshProofWriter } from './fresh-proof/fresh-proof.writer';
import { FreshProofs } from './fresh-proof/fresh-proofs';
import { InvitationForms } from './invitation/invitation.forms';
import { InvitationPages } from './invitation/invitation.page-views';
import { InvitationPagesController } from './invitation/invitation.pages.controller';
import { InvitationAcceptance } from './invitation/invitation-acceptance';
import { InvitationAcceptanceController } from './invitation/invitation-acceptance.controller';
import { InvitationAcceptedRedirect } from './invitation/invitation-accepted-redirect';
import { RenewalForms } from './invitation/renewal.forms';
import { RenewalPagesController } from './invitation/renewal.pages.controller';
import { ConfirmForms } from './link/confirm.forms';
import { ConfirmPagesController } from './link/confirm.pages.controller';
import { LinkPages } from './link/link.page-views';
import { PostSignInRedirect } from './redirect/post-sign-in-redirect';
import { WorkspaceChoiceForms } from './redirect/workspace-choice.forms';
import { WorkspaceChoicePagesController } from './redirect/workspace-choice.pages.controller';
import { AskCookie } from './request/ask-cookie';
import { CodeForms } from './request/code.forms';
import { SentPages } from './request/sent.page-views';
import { SignInForms } from './request/sign-in.forms';
import { SignInPagesController } from './request/sign-in.pages.controller';
import { BrowserSession } from './session/browser-session';
import { Entry } from './session/entry';
import { SessionsForms } from './session/pages/sessions.forms';
import { SessionsPagesController } from './session/pages/sessions.pages.controller';
import { SessionCredential } from './session/session.credential';
import { SessionIssuer } from './session/session.issuer';
import { SessionToken } from './session/session.token';
import { SessionUses } from './session/session.uses';
import { SessionsController } from './session/sessions.controller';
import { SessionsRepository } from './session/sessions.repository';
import { SessionsService } from './session/sessions.service';
import { SignOutPagesController } from './session/sign-out.pages.controller';
import { SignInController } from './sign-in.controller';
import { SignInReset } from './sign-in.reset';

const SERVICES = [
  SignInService,
  SignInIssuer,
  SignInSecrets,
  SignInLimits,
  SignInRepository,
  SignInUse,
  SignInMail,
  SignInSweep,
  SignInReset,
  SignInChallenge,
  Redemption,
  SessionsService,
  SessionsRepository,
  SessionToken,
  SessionIssuer,
  SessionUses,
  SessionCredential,
  InvitationAcceptance,
  KnownBrowsers,
  KnownBrowsersRepository,
];

const FRESH_PROOF = [
  FreshProofService,
  FreshProofRepository,
  FreshProofSecrets,
  FreshProofIssuer,
  FreshProofLimits,
  FreshProofWriter,
  FreshProofMail,
  FreshProofSweep,
  FreshProofForms,
  FreshProofs,
];

const PAGES = [
  AskCookie,
  BrowserCookie,
  BrowserOrigin,
  BrowserSession,
  Entry,
  SignInForms,
  SentPages,
  CodeForms,
  LinkPages,
  ConfirmForms,
  PostSignInRedirect,
  WorkspaceChoiceForms,
  InvitationAcceptedRedirect,
  InvitationPages,
  InvitationForms,
  RenewalForms,
  SessionsForms,
];

@Module({
  imports: [
    AuditModule,
    ConnectionsModule,
    MailModule,
    UsersModule,
    WorkspacesModule,
    MembersModule,
    ConsoleModule,
  ],
  controllers: [
    SignInController,
    FreshProofController,
    SessionsController,
    InvitationAcceptanceController,
    SignInPagesController,
    ConfirmPagesController,
    SignOutPagesController,
    WorkspaceChoicePagesController,
    InvitationPagesController,
    RenewalPagesController,
    SessionsPagesController,
  ],
  providers: [...SERVICES, ...FRESH_PROOF, ...PAGES],
  exports: [FreshProofs, SessionCredential, SessionUses, SignInReset],
})
export class SignInModule {}
