import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { z } from 'zod';
import type { Caller } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { Flash, flashOf } from '../../../console/http/flash';
import { formOf, OwnPath, Typed } from '../../../console/http/form';
import { type PageAnswer, PageResponse, SeeOther } from '../../../console/http/page-response';
import { caught } from '../../../kernel/problem/caught';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import { PendingConnectionLookup } from '../../connections';
import { Email } from '../../users';
import { type Asking, type PendingSignIn, SignInChallenge, SignInService } from '../magic-links';
import { RequestCookie } from './request-cookie';
import { SignInPage } from './sign-in.page';
import { tooManyEmails } from './too-many-emails';

export const SignInQuery = formOf({ returnTo: OwnPath });
export type SignInQuery = z.infer<typeof SignInQuery>;
export const SignInForm = formOf({ email: Typed, returnTo: OwnPath });
export type SignInForm = z.infer<typeof SignInForm>;
export const AgainForm = formOf({ token: Typed });
export type AgainForm = z.infer<typeof AgainForm>;

const sentAgain = flashOf({
  code: 'link-sent-again',
  tone: 'ok',
  says: () => 'Sent. Either email works until one is used.',
});

/** The forms that request a sign-in email. */
@Injectable()
export class SignInForms {
  constructor(
    private readonly signIn: SignInService,
    private readonly challenge: SignInChallenge,
    private readonly ask: RequestCookie,
    private readonly flash: Flash,
    private readonly pendingConnections: PendingConnectionLookup,
  ) {}

  async page({ returnTo }: SignInQuery, caller: Caller | undefined, browser: Browser): Promise<VNode> {
    const notice = this.flash.take(browser);
    const bound = await this.pendingConnections.findByPath(returnTo, browser);
    return (
      <SignInPage
        theme={browser.theme}
        returnTo={returnTo}
        viewer={caller?.user.email}
        notice={notice}
        connecting={bound?.clientName}
      />
    );
  }

  /** Emails a link to the address that was typed. The response is the same for every address. */
  async send({ email: typed, returnTo }: SignInForm, browser: Browser): Promise<PageAnswer> {
    const email = Email.safeParse(typed);
    if (email.success) return this.mail({ email: email.data, returnTo }, browser);
    const error = typed.trim() ? email.error.issues[0]?.message : 'Enter your email address.';
    return new PageResponse(
      422,
      <SignInPage theme={browser.theme} email={typed} error={error} returnTo={returnTo} />,
    );
  }

  /** Emails another link for an earlier request, found by this browser's secret or by a link that no longer works. */
  async sendAgain({ token }: AgainForm, browser: Browser): Promise<PageAnswer> {
    const asked = await this.asked(token, browser);
    if (!asked) return new SeeOther('/sign-in');
    const { email, invitationId } = asked;
    const returnTo = await this.challenge.destinationOf(email, this.ask.read(browser));
    const asking = { email, returnTo: returnTo ?? undefined, invitationId: invitationId ?? undefined };
    const answer = await this.mail(asking, browser);
    if (asked.state === 'live' && answer instanceof SeeOther) this.flash.leave(browser, sentAgain);
    return answer;
  }

  private async asked(token: string, browser: Browser): Promise<PendingSignIn | undefined> {
    if (token) return this.challenge.findByLink(token);
    const secret = this.ask.read(browser);
    return secret ? this.challenge.findByBrowser(secret) : undefined;
  }

  private async mail(asking: Asking, browser: Browser): Promise<PageAnswer> {
    try {
      this.ask.keep(browser, await this.signIn.requestEmail(asking, browser.visit));
      return new SeeOther('/sign-in/sent');
    } catch (error) {
      const { email, returnTo } = asking;
      return tooManyEmails(caught(error, slowDown), { theme: browser.theme, email, returnTo });
    }
  }
}
