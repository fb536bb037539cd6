import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Visitor } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { formOf, Typed } from '../../../console/form';
import type { PageAnswer } from '../../../console/page-answer';
import { caught } from '../../../kernel/problem/caught';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import { Admission, invitationDead } from '../../members';
import { tooManyMails } from '../request/too-many-mails';
import { InvitationScreens } from './invitation.screens';
import { InvitationAcceptance } from './invitation-acceptance';
import { Welcome } from './welcome';

export const InvitationQuery = formOf({ token: Typed });
export type InvitationQuery = z.infer<typeof InvitationQuery>;
/** `switch`: the person who is signed in here makes way for the one who is invited. */
export const InvitationForm = formOf({ token: Typed, switch: Typed });
export type InvitationForm = z.infer<typeof InvitationForm>;

/** The button of an invitation's link. */
@Injectable()
export class InvitationForms {
  constructor(
    private readonly admission: Admission,
    private readonly acceptance: InvitationAcceptance,
    private readonly screens: InvitationScreens,
    private readonly welcome: Welcome,
  ) {}

  /** Joins, or mails the link that joins. Whoever is signed in as somebody else is asked first. */
  async accept(form: InvitationForm, who: Visitor | undefined, browser: Browser): Promise<PageAnswer> {
    const invited = await this.admission.peek(form.token);
    const isInvited = who?.user.email === invited?.glance.email;
    if (who && !isInvited && !form.switch) return this.screens.show(form.token, who, browser);
    try {
      const acceptance = await this.acceptance.accept(form.token, isInvited ? who : undefined, browser.visit);
      return await this.welcome.after(acceptance, browser, who);
    } catch (error) {
      const problem = caught(error, invitationDead, slowDown);
      if (problem.kind.slug === invitationDead.kind.slug) return this.screens.show(form.token, who, browser);
      return tooManyMails(problem, { theme: browser.theme, email: invited?.glance.email });
    }
  }
}
