import { Body, Post } from '@nestjs/common';
import { Open } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { Endpoint } from '../../../kernel/http/operation';
import { From, type Visit } from '../../../kernel/http/visit';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import { emailHeld } from '../../users';
import { SessionStarted } from '../sessions';
import { SessionInput, SignInAsked, SignInInput } from './sign-in.contract';
import { codeEnded, codeWrong, signInLinkDead } from './sign-in.problems';
import { SignInService } from './sign-in.service';
import { SignInChallenge } from './sign-in-challenge';

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
    summary: 'Request a sign-in email',
    description:
      'The email contains a link and a six-digit code. Both are valid for 15 minutes and work once. The response is the same for every address. Limits: 5 emails per address and 20 per network in 15 minutes.',
    response: { status: 202, description: 'The email will be sent.', schema: SignInAsked },
    example: { email: 'dana@harborbakery.example' },
    errors: [slowDown],
  })
  ask(@Body({ schema: SignInInput }) input: SignInInput, @From() visit: Visit): Promise<SignInAsked> {
    return this.signIn.requestEmail(input, visit);
  }

  @Post('sessions')
  @Open()
  @Endpoint({
    id: 'startSession',
    summary: 'Sign in with the link or the code',
    description:
      'Send the `token` from the link, or the code with the `requestSecret` of your own request. Using one email voids all others for the address.',
    response: {
      status: 201,
      description: 'The new session. A new address also gets an account.',
      schema: SessionStarted,
    },
    example: { token: 'the token from the link in the email' },
    errors: [signInLinkDead, codeWrong, codeEnded, emailHeld],
  })
  async start(
    @Body({ schema: SessionInput }) input: SessionInput,
    @From() visit: Visit,
  ): Promise<SessionStarted> {
    return (await this.challenge.redeem(input, visit)).session;
  }
}
