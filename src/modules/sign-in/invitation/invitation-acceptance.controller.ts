import { Body, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Open, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { Answers, ApiController } from '../../../kernel/http/operation';
import { From, type Visit } from '../../../kernel/http/visit';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import { invitationDead } from '../../members';
import {
  AcceptWish,
  InvitationAccepted,
  InvitationAcceptedAnew,
  SignInLinkMailed,
} from '../sign-in.contract';
import { type Acceptance, InvitationAcceptance } from './invitation-acceptance';

@ApiController('invitations/accept', 'Invitations')
export class InvitationAcceptanceController {
  constructor(private readonly acceptance: InvitationAcceptance) {}

  @Post()
  @Open()
  @Answers({
    id: 'acceptInvitation',
    summary: 'Accept an invitation',
    description:
      'Send the `token` of the link in the mail. A new address gets an account and a session at once. An address with an account joins with its own session; without one, a sign-in link that carries the invitation is mailed.',
    answer: { status: 200, says: 'Joined with your session.', schema: InvitationAccepted },
    also: {
      201: { says: 'Joined, with a new session.', schema: InvitationAcceptedAnew },
      202: { says: 'A sign-in link was mailed; it joins.', schema: SignInLinkMailed },
    },
    example: { token: 'the token of the link in the mail' },
    refuses: [invitationDead, slowDown],
  })
  async accept(
    @Who() who: Visitor | undefined,
    @Body({ schema: AcceptWish }) { token }: AcceptWish,
    @From() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { status, body } = answerOf(await this.acceptance.accept(token, who, visit));
    void reply.status(status);
    return body;
  }
}

function answerOf(acceptance: Acceptance): { status: number; body: unknown } {
  if (acceptance.kind === 'mailed') return { status: 202, body: SignInLinkMailed.parse(acceptance.asked) };
  const { session, workspace } = acceptance;
  if (!session) return { status: 200, body: InvitationAccepted.parse({ workspace }) };
  return { status: 201, body: InvitationAcceptedAnew.parse({ ...session, workspace }) };
}
