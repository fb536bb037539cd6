import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import { Atomic } from '../../../kernel/database/atomic';
import type { Visit } from '../../../kernel/http/visit';
import { InvitationRedemption, type Invited, invitationDead } from '../../members';
import { UsersService } from '../../users';
import { type SignInAsked, SignInService } from '../magic-links';
import { type SessionStarted, SessionsService } from '../sessions';
import type { JoinedWorkspace } from './invitation-acceptance.contract';

/** The result of an acceptance: joined in the caller's session, joined in a new one, or a sign-in link was emailed. */
export type Acceptance =
  | {
      readonly kind: 'joined';
      readonly workspace: JoinedWorkspace;
      readonly session: SessionStarted | undefined;
    }
  | { readonly kind: 'mailed'; readonly asked: SignInAsked; readonly email: string };

export type Joined = Extract<Acceptance, { kind: 'joined' }>;

/**
 * Accepts invitations. For an address without an account, the link verifies the address. The link gives no access to an
 * existing account, which joins only with its own session or a new sign-in link.
 */
@Injectable()
export class InvitationAcceptance {
  constructor(
    private readonly invitationRedemption: InvitationRedemption,
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly signIn: SignInService,
    private readonly atomic: Atomic,
  ) {}

  /** @throws invitationDead when the link no longer works; slowDown when too many emails were sent to the address */
  async accept(token: string, caller: Caller | undefined, visit: Visit): Promise<Acceptance> {
    const invited = await this.invitationRedemption.peek(token);
    if (!invited) throw invitationDead(undefined, { state: 'unknown' });
    if (isInSession(caller, invited.glance.email)) return this.join(invited, caller, visit);
    if (invited.state !== 'live') throw invitationDead(undefined, { state: invited.state });
    return (await this.joinAgain(invited, visit)) ?? this.mail(token, visit);
  }

  /** Accepts an invitation to the caller's own address. @throws invitationDead, also for another address */
  async acceptOwn(invitationId: string, caller: Caller, visit: Visit): Promise<Joined> {
    const invited = await this.invitationRedemption.find(invitationId);
    if (!invited) throw invitationDead(undefined, { state: 'unknown' });
    return this.join(invited, caller, visit);
  }

  /** Reads the invitation again first. If a concurrent request has used it, no email is sent. */
  private async mail(token: string, visit: Visit): Promise<Acceptance> {
    const invited = await this.invitationRedemption.peek(token);
    if (invited?.state !== 'live') throw invitationDead(undefined, { state: invited?.state ?? 'unknown' });
    const { email, id, slug } = invited.glance;
    const asked = await this.signIn.requestEmail({ email, invitationId: id, returnTo: `/w/${slug}` }, visit);
    return { kind: 'mailed', asked, email };
  }

  /** Concurrent requests: one creates the account; for the others the address already has one. */
  private joinAgain(invited: Invited, visit: Visit): Promise<Joined | undefined> {
    return this.atomic.run(async () => {
      const user = await this.users.meetNew(invited.glance.email);
      if (!user) return undefined;
      const { memberId } = await this.invitationRedemption.admit(invited.glance.id, user, visit);
      return joined(invited, memberId, await this.sessions.begin(user, visit));
    });
  }

  /** The current session has no access to a restored membership, so a new session is started. */
  private join(invited: Invited, caller: Caller, visit: Visit): Promise<Joined> {
    return this.atomic.run(async () => {
      const { memberId, isRestored } = await this.invitationRedemption.admit(
        invited.glance.id,
        caller.user,
        visit,
      );
      return joined(
        invited,
        memberId,
        isRestored ? await this.sessions.beginAgain(caller, visit) : undefined,
      );
    });
  }
}

function joined({ glance }: Invited, memberId: string, session: SessionStarted | undefined): Joined {
  const { workspaceId, workspaceName, slug } = glance;
  return { kind: 'joined', workspace: { id: workspaceId, name: workspaceName, slug, memberId }, session };
}

/** Joining may start a session, so an API key is not enough: it takes a session of the invited address. */
const isInSession = (caller: Caller | undefined, email: string): caller is Caller =>
  caller?.credential.kind === 'session' && caller.user.email === email;
