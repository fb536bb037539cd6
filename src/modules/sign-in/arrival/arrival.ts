import { Injectable } from '@nestjs/common';
import type { Visitor } from '../../../access/principal';
import { Admission, type Invited } from '../../members';
import { type WorkspaceSeat, WorkspacesService } from '../../workspaces';

/** Where a person can go. */
export interface Choice {
  readonly seats: readonly WorkspaceSeat[];
  /** Invitations that wait for their address. */
  readonly invitations: readonly Invited[];
}

/** Finds out where a person who has just come belongs. */
@Injectable()
export class Arrival {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly admission: Admission,
  ) {}

  async choiceOf(who: Visitor): Promise<Choice> {
    const seats = await this.workspaces.list(who);
    return { seats, invitations: await this.admission.waitingFor(who.user.email) };
  }

  /** The page that a person belongs on; nobody belongs on sign-in. */
  async placeOf(who: Visitor | undefined): Promise<string> {
    if (!who) return '/sign-in';
    const { seats, invitations } = await this.choiceOf(who);
    if (seats.length === 1) return `/w/${seats[0]?.slug}`;
    return seats.length === 0 && invitations.length === 0 ? '/workspaces/new' : '/workspaces';
  }
}
