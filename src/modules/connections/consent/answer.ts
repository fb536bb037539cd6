import { Injectable } from '@nestjs/common';
import type { InteractionResults } from 'oidc-provider';
import { Atomic } from '../../../kernel/database/atomic';
import { AuthorizationServer, type Exchange, PendingRequests } from '../oauth-server';
import { requestAnswered } from './consent.problems';

/** Passes a user's decision to the authorization server, once. */
@Injectable()
export class Answer {
  constructor(
    private readonly server: AuthorizationServer,
    private readonly requests: PendingRequests,
    private readonly atomic: Atomic,
  ) {}

  /** Locks a request until the transaction ends. @throws requestAnswered */
  async lockRequest(uid: string): Promise<void> {
    if (!(await this.requests.lockPending(uid))) throw requestAnswered();
  }

  /** @returns the path on this service that redirects back to the client */
  approve(
    { accountId, grantId }: { accountId: string; grantId: string },
    exchange: Exchange,
  ): Promise<string> {
    return this.finish({ login: { accountId, remember: false }, consent: { grantId } }, exchange);
  }

  /** @throws requestAnswered */
  deny(uid: string, exchange: Exchange): Promise<string> {
    return this.atomic.run(async () => {
      await this.lockRequest(uid);
      const result = { error: 'access_denied', error_description: 'The user denied the request.' };
      return this.finish(result, exchange);
    });
  }

  private async finish(result: InteractionResults, { request, response }: Exchange): Promise<string> {
    const provider = await this.server.provider();
    const address = await provider.interactionResult(request, response, result, {
      mergeWithLastSubmission: false,
    });
    return new URL(address).pathname;
  }
}
