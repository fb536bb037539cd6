import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { ConnectionsModule } from '../connections';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { UsersModule } from '../users';
import { WorkspacesModule } from '../workspaces';
import { Arrival } from './arrival/arrival';
import { ArrivalForms } from './arrival/arrival.forms';
import { ArrivalPagesController } from './arrival/arrival.pages.controller';
import { BrowserCookie } from './device/browser-cookie';
import { BrowserOrigin } from './device/browser-origin';
import { KnownBrowsers } from './device/known-browsers';
import { KnownBrowsersRepository } from './device/known-browsers.repository';
import { FreshProofController } from './fresh-proof/fresh-proof.controller';
import { FreshProofForms } from './fresh-proof/fresh-proof.forms';
import { FreshProofLimits } from './fresh-proof/fresh-proof.limits';
import { FreshProofMail } from './fresh-proof/fresh-proof.mail';
import { FreshProofMint } from './fresh-proof/fresh-proof.mint';
import { FreshProofRepository } from './fresh-proof/fresh-proof.repository';
import { FreshProofSecrets } from './fresh-proof/fresh-proof.secrets';
import { FreshProofService } from './fresh-proof/fresh-proof.service';
import { FreshProofSweep } from './fresh-proof/fresh-proof.sweep';
import { FreshProofWriter } from './fresh-proof/fresh-proof.writer';
import { FreshProofs } from './fresh-proof/fresh-proofs';
import { InvitationForms } from './invitation/invitation.forms';
import { InvitationPagesController } from './invitation/invitation.pages.controller';
import { InvitationScreens } from './invitation/invitation.screens';
import { InvitationAcceptance } from './invitation/invitation-acceptance';
import { InvitationAcceptanceController } from './invitation/invitation-acceptance.controller';
import { RenewalForms } from './invitation/renewal.forms';
import { RenewalPagesController } from './invitation/renewal.pages.controller';
import { Welcome } from './invitation/welcome';
import { ConfirmForms } from './link/confirm.forms';
import { ConfirmPagesController } from './link/confirm.pages.controller';
import { LinkScreens } from './link/link.screens';
import { Redemption } from './proof/redemption';
import { SignInLimits } from './proof/sign-in.limits';
import { SignInMail } from './proof/sign-in.mail';
import { SignInMint } from './proof/sign-in.mint';
import { SignInRepository } from './proof/sign-in.repository';
import { SignInSecrets } from './proof/sign-in.secrets';
import { SignInService } from './proof/sign-in.service';
import { SignInSweep } from './proof/sign-in.sweep';
import { SignInUse } from './proof/sign-in.use';
import { WaysIn } from './proof/ways-in';
import { AskCookie } from './request/ask-cookie';
import { CodeForms } from './request/code.forms';
import { SentScreens } from './request/sent.screens';
import { SignInForms } from './request/sign-in.forms';
import { SignInPagesController } from './request/sign-in.pages.controller';
import { BrowserSession } from './session/browser-session';
import { Entry } from './session/entry';
import { SessionCredential } from './session/session.credential';
import { SessionMint } from './session/session.mint';
import { SessionToken } from './session/session.token';
import { SessionUses } from './session/session.uses';
import { SessionsController } from './session/sessions.controller';
import { SessionsRepository } from './session/sessions.repository';
import { SessionsService } from './session/sessions.service';
import { SignOutPagesController } from './session/sign-out.pages.controller';
import { SessionsForms } from './sessions-page/sessions.forms';
import { SessionsPagesController } from './sessions-page/sessions.pages.controller';
import { SignInController } from './sign-in.controller';
import { SignInReset } from './sign-in.reset';

const SERVICES = [
  SignInService,
  SignInMint,
  SignInSecrets,
  SignInLimits,
  SignInRepository,
  SignInUse,
  SignInMail,
  SignInSweep,
  SignInReset,
  WaysIn,
  Redemption,
  SessionsService,
  SessionsRepository,
  SessionToken,
  SessionMint,
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
  FreshProofMint,
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
  SentScreens,
  CodeForms,
  LinkScreens,
  ConfirmForms,
  Arrival,
  ArrivalForms,
  Welcome,
  InvitationScreens,
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
    ArrivalPagesController,
    InvitationPagesController,
    RenewalPagesController,
    SessionsPagesController,
  ],
  providers: [...SERVICES, ...FRESH_PROOF, ...PAGES],
  exports: [FreshProofs, SessionCredential, SessionUses, SignInReset],
})
export class SignInModule {}
