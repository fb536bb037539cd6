import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { type PageAnswer, PageResponse } from '../../../../console/http/page-response';
import { MembersService } from '../../../members';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from '../../connections';
import type { Asker } from '../../oauth-clients';
import { FaultPage, type FaultState, type PendingRequest } from '../../oauth-server';
import { type Account, Accounts } from '../accounts';
import { AccountPage, NoAccountPage } from './account.page';
import { HandoffPage } from './handoff.page';
import { ReviewPage } from './review.page';

const GONE: readonly FaultState[] = ['expired', 'answered'];
/** The last page sends no referrer to the client's site. */
const QUIET = { 'Referrer-Policy': 'no-referrer' };

/** The consent pages, by the state of the request. */
@Injectable()
export class ConsentPages {
  constructor(
    private readonly accounts: Accounts,
    private readonly members: MembersService,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  fault(state: FaultState, { theme }: Browser): PageResponse {
    return new PageResponse(GONE.includes(state) ? 410 : 400, <FaultPage state={state} theme={theme} />);
  }

  /** Shows the account selection when there is a choice. @param accountId the chosen account, if any */
  async show(
    caller: Caller,
    request: PendingRequest,
    browser: Browser,
    accountId?: string,
  ): Promise<PageAnswer> {
    const accounts = await this.accounts.accountsOf(caller, request);
    const asker = this.askerOf(request);
    const [only] = accounts;
    const chosen =
      accounts.length === 1 ? only : accounts.find(({ membership }) => membership.id === accountId);
    if (chosen) return this.review(caller, request, browser, { account: chosen, count: accounts.length });
    const { theme } = browser;
    const email = caller.user.email;
    if (!only) return <NoAccountPage theme={theme} asker={asker} email={email} />;
    return <AccountPage theme={theme} asker={asker} email={email} accounts={accounts} />;
  }

  /** The account selection was submitted without an account. */
  async unchosen(caller: Caller, request: PendingRequest, { theme }: Browser): Promise<PageResponse> {
    const accounts = await this.accounts.accountsOf(caller, request);
    const error = `Choose the account ${request.clientName} should use.`;
    const page = { theme, asker: this.askerOf(request), email: caller.user.email, accounts, error };
    return new PageResponse(422, <AccountPage {...page} />);
  }

  handoff(request: PendingRequest, onward: string, { theme }: Browser, isCancelled: boolean): PageResponse {
    const page = { theme, asker: this.askerOf(request), onward, isCancelled };
    return new PageResponse(200, <HandoffPage {...page} />, QUIET);
  }

  private async review(
    caller: Caller,
    request: PendingRequest,
    { theme }: Browser,
    { account, count }: { account: Account; count: number },
  ): Promise<PageAnswer> {
    const page = {
      theme,
      asker: this.askerOf(request),
      email: caller.user.email,
      account,
      ownerName: (await this.members.owner(account.membership.id)).name,
      hasOthers: count > 1,
      before: await this.accounts.allowedBefore(account, request),
    };
    return <ReviewPage {...page} />;
  }

  private askerOf({ uid, clientName, host }: PendingRequest): Asker {
    const isKnown = this.options.knownHosts.includes(host.name);
    return { uid, name: clientName, host, isKnown };
  }
}
