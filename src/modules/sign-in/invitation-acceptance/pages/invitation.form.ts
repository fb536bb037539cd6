import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Caller } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { formOf, Typed } from '../../../../console/http/form';
import type { PageAnswer } from '../../../../console/http/page-response';
import { caught } from '../../../../kernel/problem/caught';
import { slowDown } from '../../../../kernel/problem/kernel.problems';
import { InvitationRedemption, invitationDead, RenewalService } from '../../../members';
import { tooManyEmails } from '../../sign-in-pages';
import { InvitationAcceptance } from '../invitation-acceptance';
import { InvitationAcceptedRedirect } from './invitation-accepted-redirect';
import { InvitationPages } from './invitation-views';

export const InvitationQuery = formOf({ token: Typed });
export type InvitationQuery = z.infer<typeof InvitationQuery>;
/** `switch`: signs out the current user and continues as the invited person. */
export const InvitationForm = formOf({ token: Typed, switch: Typed });
export type InvitationForm = z.infer<typeof InvitationForm>;

/** The forms on the invitation page. */
@Injectable()
export class InvitationForms {
  constructor(
    private readonly invitationRedemption: InvitationRedemption,
    private readonly acceptance: InvitationAcceptance,
    private readonly pages: InvitationPages,
    private readonly acceptedRedirect: InvitationAcceptedRedirect,
    private readonly renewals: RenewalService,
  ) {}

  /** Joins, or emails the link that joins. Users who are signed in with another address are asked first. */
  async accept(form: InvitationForm, caller: Caller | undefined, browser: Browser): Promise<PageAnswer> {
    const invited = await this.invitationRedemption.peek(form.token);
    const isInvited = caller?.user.email === invited?.glance.email;
    if (caller && !isInvited && !form.switch) return this.pages.show(form.token, caller, browser);
    try {
      const acceptance = await this.acceptance.accept(
        form.token,
        isInvited ? caller : undefined,
        browser.visit,
      );
      return await this.acceptedRedirect.after(acceptance, browser, caller);
    } catch (error) {
      const problem = caught(error, invitationDead, slowDown);
      if (problem.kind.slug === invitationDead.kind.slug) return this.pages.show(form.token, caller, browser);
      return tooManyEmails(problem, { theme: browser.theme, email: invited?.glance.email });
    }
  }
  /** Requests a new invitation. Unknown links and links that have not expired show their normal page. */
  async requestRenewal(token: string, browser: Browser): Promise<PageAnswer> {
    const invited = await this.invitationRedemption.peek(token);
    if (invited?.state !== 'expired') return this.pages.show(token, undefined, browser);
    await this.renewals.ask(invited);
    return this.pages.asked(invited, browser);
  }
}
