import { Module } from '@nestjs/common';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { UsersModule } from '../users';
import { WorkspacesModule } from '../workspaces';
import { InvitationAcceptance } from './invitation-acceptance';
import { InvitationAcceptanceController } from './invitation-acceptance.controller';
import { Redemption } from './redemption';
import { SessionCredential } from './session.credential';
import { SessionToken } from './session.token';
import { SessionUses } from './session.uses';
import { SessionsController } from './sessions.controller';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';
import { SignInController } from './sign-in.controller';
import { SignInLimits } from './sign-in.limits';
import { SignInMail } from './sign-in.mail';
import { SignInMint } from './sign-in.mint';
import { SignInRepository } from './sign-in.repository';
import { SignInSecrets } from './sign-in.secrets';
import { SignInService } from './sign-in.service';
import { SignInUse } from './sign-in.use';
import { Sweeper } from './sweeper';
import { WaysIn } from './ways-in';

@Module({
  imports: [MailModule, UsersModule, WorkspacesModule, MembersModule],
  controllers: [SignInController, SessionsController, InvitationAcceptanceController],
  providers: [
    SignInService,
    SignInMint,
    SignInSecrets,
    SignInLimits,
    SignInRepository,
    SignInUse,
    SignInMail,
    Sweeper,
    WaysIn,
    Redemption,
    SessionsService,
    SessionsRepository,
    SessionToken,
    SessionUses,
    SessionCredential,
    InvitationAcceptance,
  ],
  exports: [SessionCredential, SessionUses],
})
export class SignInModule {}
