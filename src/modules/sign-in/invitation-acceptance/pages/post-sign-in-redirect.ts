import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../../access/principal';
import { InvitationRedemption, type Invited } from '../../../members';
import { type WorkspaceMembership, WorkspacesService } from '../../../workspaces';

/** The workspaces and invitations that a user can choose from. */
export interface Choice {
  readonly memberships: readonly WorkspaceMembership[];
  /** Pending invitations to the user's address. */
  readonly invitations: readonly Invited[];
}

/** Decides where a user goes after signing in. */
@Injectable()
export class PostSignInRedirect {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly invitationRedemption: InvitationRedemption,
  ) {}

  async choiceOf(caller: Caller): Promise<Choice> {
    const memberships = await this.workspaces.list(caller);
    return { memberships, invitations: await this.invitationRedemption.waitingFor(caller.user.email) };
  }

  /** The path of the page to go to; the sign-in page without a caller. */
  async placeOf(caller: Caller | undefined): Promise<string> {
    if (!caller) return '/sign-in';
    const { memberships, invitations } = await this.choiceOf(caller);
    if (memberships.length === 1) return `/w/${memberships[0]?.slug}`;
    return memberships.length === 0 && invitations.length === 0 ? '/workspaces/new' : '/workspaces';
  }
}
