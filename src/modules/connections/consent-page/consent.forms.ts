import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { workspaceNotFound } from '../../../access/access.problems';
import type { Visitor } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { formOf, Typed } from '../../../console/form';
import { type PageAnswer, SeeOther } from '../../../console/page-answer';
import { caught } from '../../../kernel/problem/caught';
import { connectionNotOffered, requestAnswered } from '../connections.problems';
import { Consent } from '../consent/consent';
import { type Exchange, type PendingRequest, PendingRequests } from '../pending/pending-requests';
import { StartedHere } from '../pending/started-here';
import { ConsentScreens } from './consent.screens';

export const ConsentQuery = formOf({ account: Typed });
export type ConsentQuery = z.infer<typeof ConsentQuery>;
export const ConsentForm = formOf({
  account: Typed,
  viewing: Typed,
  shown: Typed,
  decision: z.enum(['review', 'allow', 'cancel']).catch('review'),
});
export type ConsentForm = z.infer<typeof ConsentForm>;

/** The two steps of a consent. */
@Injectable()
export class ConsentForms {
  constructor(
    private readonly requests: PendingRequests,
    private readonly started: StartedHere,
    private readonly consent: Consent,
    private readonly screens: ConsentScreens,
  ) {}

  async show(
    who: Visitor | undefined,
    uid: string,
    { account }: ConsentQuery,
    at: { browser: Browser; exchange: Exchange },
  ): Promise<PageAnswer> {
    const request = await this.requests.find(uid, at.exchange);
    if (typeof request === 'string') return this.screens.fault(request, at.browser);
    this.started.note(at.browser, uid);
    if (who?.credential.kind !== 'session') return signIn(uid);
    return this.screens.show(who, request, at.browser, account);
  }

  async answer(
    who: Visitor | undefined,
    uid: string,
    form: ConsentForm,
    at: { browser: Browser; exchange: Exchange },
  ): Promise<PageAnswer> {
    const request = await this.requests.find(uid, at.exchange);
    if (typeof request === 'string') return this.screens.fault(request, at.browser);
    if (form.decision === 'cancel') {
      const onward = await this.consent.cancel(request, at.exchange);
      return this.screens.handoff(request, onward, at.browser, true);
    }
    if (who?.credential.kind !== 'session') return signIn(uid);
    if (!form.account) return this.screens.unchosen(who, request, at.browser);
    if (form.decision === 'review') return chosen(uid, form.account);
    return this.allow(who, request, form, at);
  }

  /** What changed since the page was shown is shown. */
  private async allow(
    who: Visitor,
    request: PendingRequest,
    form: ConsentForm,
    { browser, exchange }: { browser: Browser; exchange: Exchange },
  ): Promise<PageAnswer> {
    const { account: workspaceId, viewing, shown } = form;
    const wish = { workspaceId, viewingOnly: viewing !== '', shown: shown.split(' ') };
    try {
      const onward = await this.consent.allow(who, request, wish, exchange);
      return this.screens.handoff(request, onward, browser, false);
    } catch (error) {
      const { kind } = caught(error, requestAnswered, workspaceNotFound, connectionNotOffered);
      if (kind.slug === requestAnswered.kind.slug) return this.screens.fault('answered', browser);
      return chosen(request.uid, form.account);
    }
  }
}

const chosen = (uid: string, account: string): SeeOther =>
  new SeeOther(`/connect/${uid}?${new URLSearchParams({ account })}`);

const signIn = (uid: string): SeeOther =>
  new SeeOther(`/sign-in?${new URLSearchParams({ returnTo: `/connect/${uid}` })}`);
