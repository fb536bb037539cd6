import { Module } from '@nestjs/common';
import { MailModule } from '../../mail';
import { MembersModule } from '../../members';
import { UsersModule } from '../../users';
import { SessionsModule } from '../sessions';
import { SignInMail } from './emails/sign-in.email';
import { Redemption } from './redemption';
import { SignInController } from './sign-in.controller';
import { SignInService } from './sign-in.service';
import { SignInChallenge } from './sign-in-challenge';
import { SignInIssuer } from './sign-in-issuer';
import { SignInLimits } from './sign-in-limits';
import { SignInRequestsRepository } from './sign-in-requests.repository';
import { SignInReset } from './sign-in-reset';
import { SignInSecrets } from './sign-in-secrets';
import { SignInSweep } from './sign-in-sweep';
import { SignInUse } from './sign-in-use';

/** Sign-in emails with a link and a code, and the sessions that they are exchanged for. */
@Module({
  imports: [MailModule, MembersModule, UsersModule, SessionsModule],
  controllers: [SignInController],
  providers: [
    SignInService,
    SignInChallenge,
    Redemption,
    SignInIssuer,
    SignInSecrets,
    SignInLimits,
    SignInRequestsRepository,
    SignInUse,
    SignInMail,
    SignInSweep,
    SignInReset,
  ],
  exports: [SignInService, SignInChallenge, SignInReset],
})
export class MagicLinksModule {}
