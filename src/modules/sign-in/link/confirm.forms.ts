import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Visitor } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { formOf, Typed } from '../../../console/form';
import type { PageAnswer } from '../../../console/page-answer';
import { caught } from '../../../kernel/problem/caught';
import { emailHeld } from '../../users';
import { BrowserOrigin } from '../device/browser-origin';
import { WaysIn } from '../proof/ways-in';
import { Entry } from '../session/entry';
import { signInLinkDead } from '../sign-in.problems';
import { LinkScreens } from './link.screens';

export const LinkForm = formOf({ token: Typed });
export type LinkForm = z.infer<typeof LinkForm>;

/** The button of a sign-in link. */
@Injectable()
export class ConfirmForms {
  constructor(
    private readonly waysIn: WaysIn,
    private readonly origin: BrowserOrigin,
    private readonly entry: Entry,
    private readonly screens: LinkScreens,
  ) {}

  /** Uses the link up; one that is spent shows the page of its state. */
  async confirm({ token }: LinkForm, who: Visitor | undefined, browser: Browser): Promise<PageAnswer> {
    try {
      const redeemed = await this.waysIn.byLink(token, this.origin.read(browser));
      const returnTo = await this.screens.onward(redeemed.returnTo, browser);
      return await this.entry.enter({ ...redeemed, returnTo }, browser, who);
    } catch (error) {
      const problem = caught(error, signInLinkDead, emailHeld);
      const isHeld = problem.kind.slug === emailHeld.kind.slug;
      return isHeld ? this.screens.held(problem, browser) : this.screens.show(token, who, browser);
    }
  }
}
