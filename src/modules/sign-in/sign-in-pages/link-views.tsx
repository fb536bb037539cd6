import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { type PageAnswer, PageResponse } from '../../../console/http/page-response';
import type { Problem } from '../../../kernel/problem/problem';
import { type PendingConnection, PendingConnectionLookup } from '../../connections';
import { InvitationRedemption } from '../../members';
import { type PendingSignIn, SignInChallenge } from '../magic-links';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sessions';
import { ConfirmPage, ElsewherePage } from './confirm.page';
import { DeadLinkPage, type DeadState, HeldAddressPage } from './dead-link.page';
import { RequestCookie } from './request-cookie';

const GONE = 410;
const UNREADABLE = 400;

/** The page of a sign-in link, in every state. Opening it changes nothing. */
@Injectable()
export class LinkPages {
  private readonly minutes: number;

  constructor(
    private readonly challenge: SignInChallenge,
    private readonly ask: RequestCookie,
    private readonly invitationRedemption: InvitationRedemption,
    private readonly pendingConnections: PendingConnectionLookup,
    @Inject(SIGN_IN_OPTIONS) { ttlSeconds }: SignInOptions,
  ) {
    this.minutes = Math.round(ttlSeconds / 60);
  }

  async show(token: string, caller: Caller | undefined, browser: Browser): Promise<PageAnswer> {
    const link = await this.challenge.findByLink(token);
    if (link?.state !== 'live') return this.dead(link?.state ?? 'unknown', browser, token);
    const other = caller && caller.user.email !== link.email ? caller.user.email : undefined;
    const { theme } = browser;
    const { email } = link;
    const bound = await this.boundFor(link, browser);
    const connecting = bound?.clientName;
    if (bound && !bound.isHere)
      return <ElsewherePage theme={theme} token={token} email={email} connecting={bound.clientName} />;
    const page = { theme, token, email, other, joins: await this.workspaceOf(link), connecting };
    return <ConfirmPage {...page} />;
  }

  /** The pending connection that the sign-in is for; `isHere` only if this browser requested the email. */
  private async boundFor(
    { email, returnTo }: PendingSignIn,
    browser: Browser,
  ): Promise<PendingConnection | undefined> {
    const own = await this.challenge.destinationOf(email, this.ask.read(browser));
    if (own) return this.pendingConnections.findByPath(own, browser);
    const elsewhere = await this.pendingConnections.findByPath(returnTo, browser);
    return elsewhere && { ...elsewhere, isHere: false };
  }

  /** Where a link leads in this browser: never to a connection that started in another one. */
  async onward(returnTo: string | null, browser: Browser): Promise<string | null> {
    const bound = await this.pendingConnections.findByPath(returnTo, browser);
    return bound && !bound.isHere ? null : returnTo;
  }

  /** @param token of the link; absent to use the browser's own request */
  dead(state: DeadState, browser: Browser, token?: string): PageResponse {
    const status = state === 'unknown' ? UNREADABLE : GONE;
    return new PageResponse(
      status,
      <DeadLinkPage theme={browser.theme} state={state} minutes={this.minutes} token={token} />,
    );
  }

  /** @param problem emailHeld: the address is held for another account; the link stays unused */
  held({ kind, extra }: Problem, browser: Browser): PageResponse {
    const until = new Date(String(extra.until));
    return new PageResponse(kind.status, <HeldAddressPage theme={browser.theme} until={until} />);
  }

  /** The workspace that a sign-in also joins. */
  async workspaceOf({ invitationId }: PendingSignIn): Promise<string | undefined> {
    const invited = invitationId ? await this.invitationRedemption.find(invitationId) : undefined;
    return invited?.state === 'live' ? invited.glance.workspaceName : undefined;
  }
}
