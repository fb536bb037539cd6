import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import { after, Clock } from '../../../kernel/clock/clock';
import type { Visit } from '../../../kernel/http/visit';
import { newId } from '../../../kernel/id/id';
import type { AwaitedCode, NewFreshProofRequest } from './fresh-proof.repository';
import { FreshProofSecrets } from './fresh-proof-secrets';

/** A code and its proof expire ten minutes after the code was sent. */
export const PROOF_SECONDS = 600;

/** Creates the request behind one code email, and checks submitted codes and proofs. */
@Injectable()
export class FreshProofIssuer {
  constructor(
    private readonly secrets: FreshProofSecrets,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  request(caller: Caller, { userAgent, network }: Visit): NewFreshProofRequest {
    const id = newId('prf');
    const nonce = this.secrets.nonce();
    const createdAt = this.clock.now();
    return {
      id,
      sessionId: caller.credential.id,
      userId: caller.userId,
      email: caller.user.email,
      nonce,
      codeSeal: this.secrets.codeSeal(id, this.secrets.code(id, nonce)),
      proofHash: this.secrets.digest(this.secrets.proof(id, nonce)),
      userAgent,
      network,
      createdAt,
      expiresAt: after(createdAt, PROOF_SECONDS),
    };
  }

  /** The request whose code was typed, if any. */
  match(awaited: readonly AwaitedCode[], code: string): AwaitedCode | undefined {
    return awaited.find(({ id, codeSeal }) => this.secrets.isCode(id, code, codeSeal));
  }

  proofOf({ id, nonce }: AwaitedCode): string {
    return this.secrets.proof(id, nonce);
  }

  digest(proof: string): Buffer {
    return this.secrets.digest(proof);
  }
}
