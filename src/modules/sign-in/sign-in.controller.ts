import { Body, Post } from '@nestjs/common';
import { Open } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import { Endpoint } from '../../kernel/http/operation';
import { From, type Visit } from '../../kernel/http/visit';
import { slowDown } from '../../kernel/problem/kernel.problems';
import { emailHeld } from '../users';
import { SignInService } from './challenge/sign-in.service';
import { SignInChallenge } from './challenge/sign-in-challenge';
import { SessionInput, SessionStarted, SignInAsked, SignInInput } from './sign-in.contract';
import { codeEnded, codeWrong, signInLinkDead } from './sign-in.problems';

@ApiController('sign-in', 'Sign in')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly challenge: SignInChallenge,
  ) {}

  @Post('requests')
  @Open()
  @Endpoint({
    id: 'requestSignIn',
    summary: 'Ask for a sign-in mail',
    description:
      'The mail holds a link and a six-digit code, both for 15 minutes and for one use. The answer is the same for every address. At most 5 mails an address and 20 a network in 15 minutes.',
    response: { status: 202, description: 'A mail is on its way.', schema: SignInAsked },
    example: { email: 'dana@harborbakery.example' },
    errors: [slowDown],
  })
  ask(@Body({ schema: SignInInput }) input: SignInInput, @From() visit: Visit): Promise<SignInAsked> {
    return this.signIn.ask(input, visit);
  }

  @Post('sessions')
  @Open()
  @Endpoint({
    id: 'startSession',
    summary: 'Sign in with the link or the code',
    description:
      'Send the `token` of the link, or the `requestSecret` of your own request with the code. Using one voids every other mail of the address.',
    response: {
      status: 201,
      description: 'A session. A new address has an account from now on.',
      schema: SessionStarted,
    },
    example: { token: 'the token of the link in the mail' },
    errors: [signInLinkDead, codeWrong, codeEnded, emailHeld],
  })
  async start(
    @Body({ schema: SessionInput }) input: SessionInput,
    @From() visit: Visit,
  ): Promise<SessionStarted> {
    return (await this.challenge.enter(input, visit)).session;
  }
}
