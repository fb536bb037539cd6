import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../access/principal';
import { InvitationRedemption, type Invited } from '../../members';
import { type WorkspaceMembership, WorkspacesService } from '../../workspaces';

/** Where a person can go. */
export interface Choice {
  readonly memberships: readonly WorkspaceMembership[];
  /** Invitations that wait for their address. */
  readonly invitations: readonly Invited[];
}

/** Finds out where a person who has just come belongs. */
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

  /** The page that a person belongs on; nobody belongs on sign-in. */
  async placeOf(caller: Caller | undefined): Promise<string> {
    if (!caller) return '/sign-in';
    const { memberships, invitations } = await this.choiceOf(caller);
    if (memberships.length === 1) return `/w/${memberships[0]?.slug}`;
    return memberships.length === 0 && invitations.length === 0 ? '/workspaces/new' : '/workspaces';
  }
}
