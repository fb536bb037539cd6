import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Visitor } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { formOf, Typed } from '../../../console/form';
import { type PageAnswer, SeeOther } from '../../../console/page-answer';
import { caught } from '../../../kernel/problem/caught';
import { emailHeld } from '../../users';
import { BrowserOrigin } from '../device/browser-origin';
import { WaysIn } from '../proof/ways-in';
import { Entry } from '../session/entry';
import { Code } from '../sign-in.contract';
import { codeEnded, codeWrong, signInLinkDead } from '../sign-in.problems';
import { SentScreens } from './sent.screens';

export const CodeForm = formOf({ code: Typed });
export type CodeForm = z.infer<typeof CodeForm>;

/** The code of a mail, typed in the browser that asked for it. */
@Injectable()
export class CodeForms {
  constructor(
    private readonly waysIn: WaysIn,
    private readonly origin: BrowserOrigin,
    private readonly entry: Entry,
    private readonly screens: SentScreens,
  ) {}

  /** What has not six digits is said so, and counts as no try. */
  async type({ code }: CodeForm, who: Visitor | undefined, browser: Browser): Promise<PageAnswer> {
    const origin = this.origin.read(browser);
    const typed = Code.safeParse(code);
    if (!origin.requestSecret) return new SeeOther('/sign-in');
    if (!typed.success) {
      return this.screens.show(who, browser, { status: 422, error: 'Type the six digits of the code.' });
    }
    try {
      return await this.entry.enter(await this.waysIn.byCode(typed.data, origin), browser, who);
    } catch (error) {
      return this.screens.refused(
        caught(error, codeWrong, codeEnded, signInLinkDead, emailHeld),
        who,
        browser,
      );
    }
  }
}
