import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Caller } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { formOf, Typed } from '../../../console/http/form';
import type { PageAnswer } from '../../../console/http/page-response';
import { caught } from '../../../kernel/problem/caught';
import { emailHeld } from '../../users';
import { SignInChallenge, signInLinkDead } from '../magic-links';
import { BrowserOrigin } from './browser-origin';
import { LinkPages } from './link-views';
import { SignInCompletion } from './sign-in-completion';

export const LinkForm = formOf({ token: Typed });
export type LinkForm = z.infer<typeof LinkForm>;

/** The form on the page of a sign-in link. */
@Injectable()
export class ConfirmForms {
  constructor(
    private readonly challenge: SignInChallenge,
    private readonly origin: BrowserOrigin,
    private readonly completion: SignInCompletion,
    private readonly pages: LinkPages,
  ) {}

  /** Consumes the link. A link that no longer works shows the page of its state. */
  async confirm({ token }: LinkForm, caller: Caller | undefined, browser: Browser): Promise<PageAnswer> {
    try {
      const redeemed = await this.challenge.redeemLink(token, this.origin.read(browser));
      const returnTo = await this.pages.onward(redeemed.returnTo, browser);
      return await this.completion.complete({ ...redeemed, returnTo }, browser, caller);
    } catch (error) {
      const problem = caught(error, signInLinkDead, emailHeld);
      const isHeld = problem.kind.slug === emailHeld.kind.slug;
      return isHeld ? this.pages.held(problem, browser) : this.pages.show(token, caller, browser);
    }
  }
}
