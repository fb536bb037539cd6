import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Caller } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { formOf, Typed } from '../../../console/http/form';
import { type PageAnswer, SeeOther } from '../../../console/http/page-response';
import { caught } from '../../../kernel/problem/caught';
import { emailHeld } from '../../users';
import { codeEnded, codeWrong, SignInChallenge, signInLinkDead } from '../magic-links';
import { CODE_INCOMPLETE, Code } from '../mailed-codes';
import { BrowserOrigin } from './browser-origin';
import { SentPages } from './sent-views';
import { SignInCompletion } from './sign-in-completion';

export const CodeForm = formOf({ code: Typed });
export type CodeForm = z.infer<typeof CodeForm>;

/** The form for the code from the email, in the browser that requested it. */
@Injectable()
export class CodeForms {
  constructor(
    private readonly challenge: SignInChallenge,
    private readonly origin: BrowserOrigin,
    private readonly completion: SignInCompletion,
    private readonly pages: SentPages,
  ) {}

  /** Input that is not six digits gets an error and does not count as a try. */
  async type({ code }: CodeForm, caller: Caller | undefined, browser: Browser): Promise<PageAnswer> {
    const origin = this.origin.read(browser);
    const typed = Code.safeParse(code);
    if (!origin.requestSecret) return new SeeOther('/sign-in');
    if (!typed.success) {
      return this.pages.show(caller, browser, { status: 422, error: CODE_INCOMPLETE });
    }
    try {
      return await this.completion.complete(
        await this.challenge.redeemCode(typed.data, origin),
        browser,
        caller,
      );
    } catch (error) {
      return this.pages.refused(
        caught(error, codeWrong, codeEnded, signInLinkDead, emailHeld),
        caller,
        browser,
      );
    }
  }
}
