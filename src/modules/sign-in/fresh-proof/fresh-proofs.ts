import { Injectable } from '@nestjs/common';
import { freshProofRequired } from '../../../access/access.problems';
import {
  type FreshProofVerifier,
  PROOF_AGES,
  type ProofAge,
  type ProvingRequest,
} from '../../../access/fresh-proof';
import type { Caller } from '../../../access/principal';
import { surfaceOf } from '../../../kernel/http/surface';
import { FreshProofForms } from './fresh-proof.form';
import { FreshProofService } from './fresh-proof.service';

/** Requires the header `Keyshift-Proof` from API clients, and a code from users of the pages. */
@Injectable()
export class FreshProofs implements FreshProofVerifier {
  constructor(
    private readonly proofs: FreshProofService,
    private readonly forms: FreshProofForms,
  ) {}

  async assertFresh(proving: ProvingRequest, caller: Caller, maxAge: ProofAge): Promise<void> {
    if (surfaceOf(proving.request) === 'page') return this.forms.assertFresh(proving, caller, maxAge);
    const sent = proving.request.headers['keyshift-proof'];
    if (await this.proofs.isFresh(caller, maxAge, typeof sent === 'string' ? sent : undefined)) return;
    const about = { maxAgeSeconds: PROOF_AGES[maxAge], proofUrl: '/api/v1/sign-in/proofs' };
    throw freshProofRequired(undefined, about);
  }
}
