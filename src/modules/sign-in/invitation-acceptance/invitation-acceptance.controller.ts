import { Body, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, Open } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Caller } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { From, type Visit } from '../../../kernel/http/visit';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import { invitationDead } from '../../members';
import { type Acceptance, InvitationAcceptance } from './invitation-acceptance';
import {
  AcceptInput,
  InvitationAccepted,
  InvitationAcceptedAgain,
  SignInLinkMailed,
} from './invitation-acceptance.contract';

@ApiController('invitations/accept', 'Invitations')
export class InvitationAcceptanceController {
  constructor(private readonly acceptance: InvitationAcceptance) {}

  @Post()
  @Open()
  @Endpoint({
    id: 'acceptInvitation',
    summary: 'Accept an invitation',
    description:
      'Send the `token` from the link in the email. A new address gets an account and a session immediately. An address with an account joins with its own session; without a session, it receives a sign-in link that also accepts the invitation.',
    response: { status: 200, description: 'Joined with your session.', schema: InvitationAccepted },
    otherResponses: {
      201: { description: 'Joined, with a new session.', schema: InvitationAcceptedAgain },
      202: {
        description: 'A sign-in link that also accepts the invitation was emailed.',
        schema: SignInLinkMailed,
      },
    },
    example: { token: 'the token from the link in the email' },
    errors: [invitationDead, slowDown],
  })
  async accept(
    @CurrentCaller() caller: Caller | undefined,
    @Body({ schema: AcceptInput }) { token }: AcceptInput,
    @From() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { status, body } = answerOf(await this.acceptance.accept(token, caller, visit));
    void reply.status(status);
    return body;
  }
}

function answerOf(acceptance: Acceptance): { status: number; body: unknown } {
  if (acceptance.kind === 'mailed') return { status: 202, body: SignInLinkMailed.parse(acceptance.asked) };
  const { session, workspace } = acceptance;
  if (!session) return { status: 200, body: InvitationAccepted.parse({ workspace }) };
  return { status: 201, body: InvitationAcceptedAgain.parse({ ...session, workspace }) };
}
