import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshProofRequired } from '../../../access/access.problems';
import type { ProofAge, ProvingRequest } from '../../../access/fresh-proof';
import type { Caller } from '../../../access/principal';
import { waitText } from '../../../console/components/when-text';
import { Browser, type CookieKind } from '../../../console/http/browser';
import { cookieName } from '../../../console/http/cookie-name';
import { formOf, Typed } from '../../../console/http/form';
import { caught } from '../../../kernel/problem/caught';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import type { Problem } from '../../../kernel/problem/problem';
import { CODE_INCOMPLETE, Code, wrongCodeText } from '../mailed-codes';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sessions';
import { proofCodeEnded, proofCodeWrong } from './fresh-proof.problems';
import { FreshProofService } from './fresh-proof.service';
import { PROOF_SECONDS } from './fresh-proof-issuer';

/** The fields that the code page adds to the submitted form. */
const ProofFields = formOf({ proofCode: Typed, proofAgain: Typed });
type ProofFields = z.infer<typeof ProofFields>;

/**
 * Fresh proofs on pages. A form that needs one is shown again as a page that asks for the code and contains all
 * submitted fields. The proof stays in a cookie while it is valid.
 */
@Injectable()
export class FreshProofForms {
  private readonly cookie: CookieKind;

  constructor(
    private readonly proofs: FreshProofService,
    @Inject(SIGN_IN_OPTIONS) { cookie: { secure } }: SignInOptions,
  ) {
    this.cookie = { name: cookieName('keyshift_proof', secure), secure, seconds: PROOF_SECONDS };
  }

  async assertFresh({ request, reply }: ProvingRequest, caller: Caller, maxAge: ProofAge): Promise<void> {
    const browser = new Browser(request, reply);
    if (await this.proofs.isFresh(caller, maxAge, browser.cookie(this.cookie.name))) return;
    const fields = ProofFields.parse(request.body);
    const error = await this.faultOf(fields, caller, browser);
    if (error === undefined) return;
    throw freshProofRequired(undefined, { email: caller.user.email, error });
  }

  /** @returns undefined when the code was correct, '' when one must be typed first, otherwise the error */
  private async faultOf(
    { proofCode, proofAgain }: ProofFields,
    caller: Caller,
    browser: Browser,
  ): Promise<string | undefined> {
    try {
      if (proofAgain) await this.proofs.requestCode(caller, browser.visit);
      else if (!proofCode) await this.proofs.requestCodeOnce(caller, browser.visit);
      else return await this.typed(proofCode, caller, browser);
      return '';
    } catch (error) {
      return wordsOf(caught(error, proofCodeWrong, proofCodeEnded, slowDown));
    }
  }

  private async typed(text: string, caller: Caller, browser: Browser): Promise<string | undefined> {
    const code = Code.safeParse(text);
    if (!code.success) return CODE_INCOMPLETE;
    const { proof } = await this.proofs.prove(caller, code.data);
    browser.keep(this.cookie, proof);
    return undefined;
  }
}

function wordsOf({ kind, extra }: Problem): string {
  if (kind.slug === slowDown.kind.slug)
    return `We’ve sent several codes already. Wait ${waitText(Number(extra.retryAfterSeconds))}, then send another.`;
  if (kind.slug === proofCodeEnded.kind.slug) return 'That code can’t be used any more. Send another one.';
  return wrongCodeText(Number(extra.triesLeft));
}
