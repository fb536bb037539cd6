import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { workspaceNotFound } from '../../../../access/access.problems';
import type { Caller } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { formOf, Typed } from '../../../../console/http/form';
import { type PageAnswer, SeeOther } from '../../../../console/http/page-response';
import { caught } from '../../../../kernel/problem/caught';
import { type Exchange, OriginBrowserCookie, type PendingRequest, PendingRequests } from '../../oauth-server';
import { Consent } from '../consent';
import { connectionNotOffered, requestAnswered } from '../consent.problems';
import { ConsentPages } from './consent-views';

export const ConsentQuery = formOf({ account: Typed });
export type ConsentQuery = z.infer<typeof ConsentQuery>;
export const ConsentForm = formOf({
  account: Typed,
  viewing: Typed,
  shown: Typed,
  decision: z.enum(['review', 'allow', 'cancel']).catch('review'),
});
export type ConsentForm = z.infer<typeof ConsentForm>;

/** The two steps of a consent: choose the account, review the request. */
@Injectable()
export class ConsentForms {
  constructor(
    private readonly requests: PendingRequests,
    private readonly started: OriginBrowserCookie,
    private readonly consent: Consent,
    private readonly pages: ConsentPages,
  ) {}

  async show(
    caller: Caller | undefined,
    uid: string,
    { account }: ConsentQuery,
    at: { browser: Browser; exchange: Exchange },
  ): Promise<PageAnswer> {
    const request = await this.requests.find(uid, at.exchange);
    if (typeof request === 'string') return this.pages.fault(request, at.browser);
    this.started.note(at.browser, uid);
    if (caller?.credential.kind !== 'session') return signIn(uid);
    return this.pages.show(caller, request, at.browser, account);
  }

  async answer(
    caller: Caller | undefined,
    uid: string,
    form: ConsentForm,
    at: { browser: Browser; exchange: Exchange },
  ): Promise<PageAnswer> {
    const request = await this.requests.find(uid, at.exchange);
    if (typeof request === 'string') return this.pages.fault(request, at.browser);
    if (form.decision === 'cancel') {
      const onward = await this.consent.cancel(request, at.exchange);
      return this.pages.handoff(request, onward, at.browser, true);
    }
    if (caller?.credential.kind !== 'session') return signIn(uid);
    if (!form.account) return this.pages.unchosen(caller, request, at.browser);
    if (form.decision === 'review') return chosen(uid, form.account);
    return this.allow(caller, request, form, at);
  }

  /** Shows the review page again when the offer has changed since it was shown. */
  private async allow(
    caller: Caller,
    request: PendingRequest,
    form: ConsentForm,
    { browser, exchange }: { browser: Browser; exchange: Exchange },
  ): Promise<PageAnswer> {
    const { account: workspaceId, viewing, shown } = form;
    const input = { workspaceId, viewingOnly: viewing !== '', shown: shown.split(' ') };
    try {
      const onward = await this.consent.allow(caller, request, input, exchange);
      return this.pages.handoff(request, onward, browser, false);
    } catch (error) {
      const { kind } = caught(error, requestAnswered, workspaceNotFound, connectionNotOffered);
      if (kind.slug === requestAnswered.kind.slug) return this.pages.fault('answered', browser);
      return chosen(request.uid, form.account);
    }
  }
}

const chosen = (uid: string, account: string): SeeOther =>
  new SeeOther(`/connect/${uid}?${new URLSearchParams({ account })}`);

const signIn = (uid: string): SeeOther =>
  new SeeOther(`/sign-in?${new URLSearchParams({ returnTo: `/connect/${uid}` })}`);
