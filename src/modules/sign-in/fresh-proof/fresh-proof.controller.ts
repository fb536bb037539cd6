import { Body, HttpStatus, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, SignedIn } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Caller } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { From, type Visit } from '../../../kernel/http/visit';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import { FreshProofAnswer, FreshProofInput } from './fresh-proof.contract';
import { proofCodeEnded, proofCodeWrong } from './fresh-proof.problems';
import { FreshProofService } from './fresh-proof.service';

@ApiController('sign-in/proofs', 'Sign in')
export class FreshProofController {
  constructor(private readonly proofs: FreshProofService) {}

  @Post()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'proveSession',
    summary: 'Confirm that it is you',
    description:
      'Send `{}` to receive a six-digit code at your own email address, then `{"code": "..."}` to get the proof. Operations that respond with 403 `fresh-proof-required` accept it as `Keyshift-Proof`, with this session only, until ten minutes after the code was sent. Limits: 5 emails per session in 15 minutes, five wrong tries per code and twenty per hour.',
    response: { status: 201, description: 'The proof.', schema: FreshProofAnswer },
    otherResponses: {
      202: { description: 'A code was sent; `proof` is null.', schema: FreshProofAnswer },
    },
    holdsSecret: true,
    example: {},
    errors: [proofCodeWrong, proofCodeEnded, slowDown],
  })
  async prove(
    @CurrentCaller() caller: Caller,
    @Body({ schema: FreshProofInput }) { code }: FreshProofInput,
    @From() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FreshProofAnswer> {
    if (code !== undefined) return this.proofs.prove(caller, code);
    void reply.status(HttpStatus.ACCEPTED);
    return this.proofs.requestCode(caller, visit);
  }
}
