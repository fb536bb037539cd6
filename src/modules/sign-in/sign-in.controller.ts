import { Body, Post } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { Open } from '../../access/doors';
import { Answers } from '../../kernel/http/operation';
import { From, type Visit } from '../../kernel/http/visit';
import { slowDown } from '../../kernel/problem/kernel.problems';
import { emailHeld } from '../users';
import { SignInService } from './proof/sign-in.service';
import { WaysIn } from './proof/ways-in';
import { SessionStarted, SessionWish, SignInAsked, SignInWish } from './sign-in.contract';
import { codeEnded, codeWrong, signInLinkDead } from './sign-in.problems';

@ApiController('sign-in', 'Sign in')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly waysIn: WaysIn,
  ) {}

  @Post('requests')
  @Open()
  @Answers({
    id: 'requestSignIn',
    summary: 'Ask for a sign-in mail',
    description:
      'The mail holds a link and a six-digit code, both for 15 minutes and for one use. The answer is the same for every address. At most 5 mails an address and 20 a network in 15 minutes.',
    answer: { status: 202, says: 'A mail is on its way.', schema: SignInAsked },
    example: { email: 'dana@harborbakery.example' },
    refuses: [slowDown],
  })
  ask(@Body({ schema: SignInWish }) wish: SignInWish, @From() visit: Visit): Promise<SignInAsked> {
    return this.signIn.ask(wish, visit);
  }

  @Post('sessions')
  @Open()
  @Answers({
    id: 'startSession',
    summary: 'Sign in with the link or the code',
    description:
      'Send the `token` of the link, or the `requestSecret` of your own request with the code. Using one voids every other mail of the address.',
    answer: {
      status: 201,
      says: 'A session. A new address has an account from now on.',
      schema: SessionStarted,
    },
    example: { token: 'the token of the link in the mail' },
    refuses: [signInLinkDead, codeWrong, codeEnded, emailHeld],
  })
  async start(
    @Body({ schema: SessionWish }) wish: SessionWish,
    @From() visit: Visit,
  ): Promise<SessionStarted> {
    return (await this.waysIn.enter(wish, visit)).session;
  }
}
