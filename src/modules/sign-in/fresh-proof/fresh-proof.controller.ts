import { Body, HttpStatus, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiController } from '../../../access/api-controller';
import { SignedIn, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { From, type Visit } from '../../../kernel/http/visit';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import { FreshProofAnswer, FreshProofInput } from './fresh-proof.contract';
import { proofCodeEnded, proofCodeWrong } from './fresh-proof.problems';
import { FreshProofService } from './fresh-proof.service';

@ApiController('sign-in/proofs', 'Sign in')
export class FreshProofController {
  constructor(private readonly proofs: FreshProofService) {}

  @Post()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'proveSession',
    summary: 'Confirm that it is you',
    description:
      'Send `{}` to have a six-digit code mailed to your own address, then `{"code": "..."}` for the proof. Operations that answer 403 `fresh-proof-required` take it as `Keyshift-Proof`, with this session only, until ten minutes after the code was mailed. At most 5 mails a session in 15 minutes, five wrong tries a code and twenty an hour.',
    answer: { status: 201, says: 'The proof.', schema: FreshProofAnswer },
    also: { 202: { says: 'A code is on its way; `proof` is null.', schema: FreshProofAnswer } },
    holdsSecret: true,
    example: {},
    refuses: [proofCodeWrong, proofCodeEnded, slowDown],
  })
  async prove(
    @Who() caller: Visitor,
    @Body({ schema: FreshProofInput }) { code }: FreshProofInput,
    @From() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FreshProofAnswer> {
    if (code !== undefined) return this.proofs.prove(caller, code);
    void reply.status(HttpStatus.ACCEPTED);
    return this.proofs.ask(caller, visit);
  }
}
