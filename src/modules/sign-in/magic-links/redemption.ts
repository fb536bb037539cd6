import { Injectable, Logger } from '@nestjs/common';
import { Atomic } from '../../../kernel/database/atomic';
import type { Visit } from '../../../kernel/http/visit';
import { Problem } from '../../../kernel/problem/problem';
import { InvitationRedemption } from '../../members';
import type { UserView } from '../../users';
import { KnownBrowsers, type SessionStarted, SessionsService } from '../sessions';
import type { SignInRequestRow } from './sign-in-requests.repository';
import { SignInUse } from './sign-in-use';

/** Where a sign-in is finished: by an API client or in a browser. */
export interface SignInOrigin {
  readonly visit: Visit;
  /** The secret of the sign-in request that this browser made, if any. */
  readonly requestSecret?: string | undefined;
  /** Identifies the browser at later sign-ins; API clients have none. */
  readonly browserSecret?: string | undefined;
}

export interface Redeemed {
  readonly session: SessionStarted;
  /** Where the user was going; null unless the browser that requested the email finishes the sign-in. */
  readonly returnTo: string | null;
  /** The result of the invitation that the sign-in carried; undefined without one. */
  readonly invitation: CarriedInvitation | undefined;
}

/** The path of the joined workspace, or `dead` when the invitation was no longer valid. */
export type CarriedInvitation = { readonly joined: string } | 'dead';

/** Exchanges a verified sign-in request for a session, once. */
@Injectable()
export class Redemption {
  private readonly logger = new Logger('SignIn');

  constructor(
    private readonly use: SignInUse,
    private readonly sessions: SessionsService,
    private readonly browsers: KnownBrowsers,
    private readonly invitationRedemption: InvitationRedemption,
    private readonly atomic: Atomic,
  ) {}

  /**
   * @param returnTo where the browser that signs in was going
   * @throws signInLinkDead when it was used, voided or expired. Concurrent calls: one succeeds, the others get this.
   */
  redeem(
    request: SignInRequestRow,
    { visit, browserSecret }: SignInOrigin,
    returnTo: string | null,
  ): Promise<Redeemed> {
    return this.atomic.run(async () => {
      const user = await this.use.consume(request);
      const invitation = request.invitationId
        ? await this.join(request.invitationId, user, visit)
        : undefined;
      // The session starts after the membership is restored, so that it has access to it.
      const isNewBrowser = await this.browsers.isNew(user.id, visit, browserSecret);
      const session = await this.sessions.begin(user, visit, isNewBrowser);
      return { session, returnTo, invitation };
    });
  }

  /** An invitation that is no longer valid does not block the sign-in. */
  private async join(invitationId: string, user: UserView, visit: Visit): Promise<CarriedInvitation> {
    try {
      const { slug } = await this.invitationRedemption.admit(invitationId, user, visit);
      return { joined: `/w/${slug}` };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.logger.log({ problem: error.kind.slug }, 'a sign-in continues without its invitation');
      return 'dead';
    }
  }
}
