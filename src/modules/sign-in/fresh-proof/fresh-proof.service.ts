import { Injectable } from '@nestjs/common';
import { PROOF_AGES, type ProofAge } from '../../../access/fresh-proof';
import type { Caller } from '../../../access/principal';
import { after } from '../../../kernel/clock/clock';
import type { Visit } from '../../../kernel/http/visit';
import { SessionsService } from '../sessions';
import type { FreshProofAnswer } from './fresh-proof.contract';
import { proofCodeEnded, proofCodeWrong } from './fresh-proof.problems';
import { type AwaitedCode, FreshProofRepository } from './fresh-proof.repository';
import { FreshProofIssuer } from './fresh-proof-issuer';
import { FreshProofLimits } from './fresh-proof-limits';
import { FreshProofWriter } from './fresh-proof-writer';

/** Fresh proofs of sessions: a code is emailed to the person and typed in the session that requested it. */
@Injectable()
export class FreshProofService {
  constructor(
    private readonly requests: FreshProofRepository,
    private readonly issuer: FreshProofIssuer,
    private readonly limits: FreshProofLimits,
    private readonly sessions: SessionsService,
    private readonly writer: FreshProofWriter,
  ) {}

  /** Emails a code. @throws slowDown over the limit of the session */
  async requestCode(caller: Caller, visit: Visit): Promise<FreshProofAnswer> {
    await this.limits.countSend(caller.credential.id);
    const request = this.issuer.request(caller, visit);
    await this.writer.add(request, caller);
    return { proof: null, expiresAt: request.expiresAt.toISOString() };
  }

  /** Emails a code unless an earlier one can still be used. @throws slowDown over the limit of the session */
  async requestCodeOnce(caller: Caller, visit: Visit): Promise<void> {
    const { triesPerRequest } = this.limits;
    const isAwaited = await this.requests.isAwaited(caller.credential.id, triesPerRequest, this.issuer.now());
    if (!isAwaited) await this.requestCode(caller, visit);
  }

  /**
   * Exchanges a code for a proof. The try is counted and committed before the code is checked.
   * @throws proofCodeWrong with the tries left; proofCodeEnded when there are none
   */
  async prove(caller: Caller, code: string): Promise<FreshProofAnswer & { proof: string }> {
    const sessionId = caller.credential.id;
    const now = this.issuer.now();
    const awaited = await this.limits.takeTry(sessionId, now);
    const match = this.issuer.match(awaited, code);
    if (!match) throw this.refusalAfter(awaited);
    await this.limits.forgiveTry(sessionId);
    if (!(await this.writer.prove(match.id, caller, now))) throw proofCodeEnded();
    return { proof: this.issuer.proofOf(match), expiresAt: match.expiresAt.toISOString() };
  }

  /** Whether the sign-in, the proof that was sent or, for `12h`, the last proof of the session is recent enough. */
  async isFresh(caller: Caller, maxAge: ProofAge, proof: string | undefined): Promise<boolean> {
    const now = this.issuer.now();
    const sessionId = caller.credential.id;
    const times = await this.sessions.proofTimes(caller);
    if (!times) return false;
    const { signedInAt, provedAt } = times;
    const earliest = after(now, -PROOF_AGES[maxAge]);
    if (signedInAt > earliest || (maxAge === '12h' && provedAt && provedAt > earliest)) return true;
    return proof !== undefined && this.requests.isProved(this.issuer.digest(proof), sessionId, now);
  }

  private refusalAfter(awaited: readonly AwaitedCode[]) {
    const left = Math.max(...awaited.map(({ codeTries }) => this.limits.triesPerRequest - codeTries));
    return left > 0 ? proofCodeWrong(undefined, { triesLeft: left }) : proofCodeEnded();
  }
}
