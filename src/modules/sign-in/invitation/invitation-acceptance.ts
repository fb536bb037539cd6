import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import { Atomic } from '../../../kernel/database/atomic';
import type { Visit } from '../../../kernel/http/visit';
import { InvitationRedemption, type Invited, invitationDead } from '../../members';
import { UsersService } from '../../users';
import { SignInService } from '../challenge/sign-in.service';
import { SessionsService } from '../session/sessions.service';
import type { JoinedWorkspace, SessionStarted, SignInAsked } from '../sign-in.contract';

/** How an acceptance ended: joined in the caller's session, joined in a new one, or a sign-in link was mailed. */
export type Acceptance =
  | {
      readonly kind: 'joined';
      readonly workspace: JoinedWorkspace;
      readonly session: SessionStarted | undefined;
    }
  | { readonly kind: 'mailed'; readonly asked: SignInAsked; readonly email: string };

export type Joined = Extract<Acceptance, { kind: 'joined' }>;

/**
 * Accepting an invitation. For an address without an account the link proves the address; for one that has an account
 * the link is no key to it, and only its own session or a fresh sign-in link joins.
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

  /** @throws invitationDead when the link no longer works; slowDown when too many mails were sent to the address */
  async accept(token: string, caller: Caller | undefined, visit: Visit): Promise<Acceptance> {
    const invited = await this.invitationRedemption.peek(token);
    if (!invited) throw invitationDead(undefined, { state: 'unknown' });
    if (isInSession(caller, invited.glance.email)) return this.join(invited, caller, visit);
    if (invited.state !== 'live') throw invitationDead(undefined, { state: invited.state });
    return (await this.joinAgain(invited, visit)) ?? this.mail(token, visit);
  }

  /** Accepts an invitation that waits for the caller's own address. @throws invitationDead also for anybody else's */
  async acceptOwn(invitationId: string, caller: Caller, visit: Visit): Promise<Joined> {
    const invited = await this.invitationRedemption.find(invitationId);
    if (!invited) throw invitationDead(undefined, { state: 'unknown' });
    return this.join(invited, caller, visit);
  }

  /** Looks again first: for a racer who lost, the invitation is used by now and nothing is mailed. */
  private async mail(token: string, visit: Visit): Promise<Acceptance> {
    const invited = await this.invitationRedemption.peek(token);
    if (invited?.state !== 'live') throw invitationDead(undefined, { state: invited?.state ?? 'unknown' });
    const { email, id, slug } = invited.glance;
    const asked = await this.signIn.ask({ email, invitationId: id, returnTo: `/w/${slug}` }, visit);
    return { kind: 'mailed', asked, email };
  }

  /** Of many who press the button at once one creates the account; for the others the address now has one. */
  private joinAgain(invited: Invited, visit: Visit): Promise<Joined | undefined> {
    return this.atomic.run(async () => {
      const user = await this.users.meetNew(invited.glance.email);
      if (!user) return undefined;
      const { memberId } = await this.invitationRedemption.admit(invited.glance.id, user, visit);
      return joined(invited, memberId, await this.sessions.begin(user, visit));
    });
  }

  /** A seat that was removed before is out of reach of the session at hand, so that one brings forth another. */
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

/** Joining may begin a session, which no key may ever come by: only a session of the address itself will do. */
const isInSession = (caller: Caller | undefined, email: string): caller is Caller =>
  caller?.credential.kind === 'session' && caller.user.email === email;
