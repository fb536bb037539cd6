import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Caller } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { Flash, flashOf } from '../../../console/http/flash';
import { formOf, Typed } from '../../../console/http/form';
import { type PageAnswer, SeeOther } from '../../../console/http/page-response';
import { caught } from '../../../kernel/problem/caught';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import { emailTaken } from '../../users';
import { emailChangeDead } from '../email-change.problems';
import type { Step } from '../email-change.rules';
import { EmailChangeSteps } from '../email-change-steps';
import { ApprovedPage, StoppedPage, UndonePage } from './email-change.page';
import { EmailChangePages } from './email-change-views';

export const TokenForm = formOf({ token: Typed });
export type TokenForm = z.infer<typeof TokenForm>;

const changed = flashOf({
  code: 'email-changed',
  tone: 'ok',
  says: () =>
    'Your address was changed, and all other sessions have ended. A link in the old mailbox can undo it for seven days.',
});

/** The forms on the pages behind the links in the emails. */
@Injectable()
export class EmailChangeForms {
  constructor(
    private readonly steps: EmailChangeSteps,
    private readonly pages: EmailChangePages,
    private readonly flash: Flash,
  ) {}

  async approve(token: string, browser: Browser): Promise<PageAnswer> {
    const link = { token, caller: undefined };
    try {
      return await this.orDead('approve', link, browser, async () => {
        const { newEmail } = await this.steps.approve(token, browser.visit);
        return <ApprovedPage theme={browser.theme} newEmail={newEmail} />;
      });
    } catch (error) {
      return this.pages.show('approve', { ...link, refusal: caught(error, slowDown) }, browser);
    }
  }

  stop(token: string, browser: Browser): Promise<PageAnswer> {
    const stop = async () => {
      const { oldEmail } = await this.steps.stop(token, browser.visit);
      return <StoppedPage theme={browser.theme} oldEmail={oldEmail} />;
    };
    return this.orDead('approve', { token, caller: undefined }, browser, stop);
  }

  /** Finishes the change, but only in a session of the person who requested it. */
  async confirm(token: string, caller: Caller | undefined, browser: Browser): Promise<PageAnswer> {
    const { change } = await this.steps.look('confirm', token);
    if (!caller || change?.userId !== caller.userId)
      return this.pages.show('confirm', { token, caller }, browser);
    try {
      return await this.orDead('confirm', { token, caller }, browser, async () => {
        await this.steps.confirm(token, caller.credential.id, browser.visit);
        this.flash.leave(browser, changed);
        return new SeeOther('/me/profile');
      });
    } catch (error) {
      return this.pages.show('confirm', { token, caller, refusal: caught(error, emailTaken) }, browser);
    }
  }

  undo(token: string, browser: Browser): Promise<PageAnswer> {
    const undo = async () => {
      const { oldEmail } = await this.steps.undo(token, browser.visit);
      return <UndonePage theme={browser.theme} oldEmail={oldEmail} />;
    };
    return this.orDead('undo', { token, caller: undefined }, browser, undo);
  }

  private async orDead(
    step: Step,
    link: { token: string; caller: Caller | undefined },
    browser: Browser,
    work: () => Promise<PageAnswer>,
  ): Promise<PageAnswer> {
    try {
      return await work();
    } catch (error) {
      caught(error, emailChangeDead);
      return this.pages.show(step, link, browser);
    }
  }
}
