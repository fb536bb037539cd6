import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { type ChangesQuery, changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { Email } from '../../users';
import {
  assertMayDecideAbout,
  assertMayGive,
  type GivenRole,
  MembershipLock,
  MembersRepository,
} from '../membership';
import { InvitationDispatch } from './invitation-dispatch';
import type {
  InvitationInput,
  InvitationOutcome,
  InvitationOutcomes,
  InvitationPage,
  InvitationView,
} from './invitations.contract';
import { invitationNotFound } from './invitations.problems';
import { type InvitationRow, InvitationsRepository } from './invitations.repository';
import { refusalExplanation } from './invitations.rules';

@Injectable()
export class InvitationsService {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly members: MembersRepository,
    private readonly memberships: MembershipLock,
    private readonly dispatch: InvitationDispatch,
    private readonly clock: Clock,
  ) {}

  async list(caller: Principal, query: ChangesQuery): Promise<InvitationPage> {
    const rows = await this.invitations.list(
      caller.workspaceId,
      placeOf(query.cursor),
      query.limit + 1,
      changedFrom(query),
    );
    return toPage(
      rows,
      query.limit,
      (row) => row.id,
      (row) => this.view(row),
    );
  }

  /** Invites each address separately; outcomes do not depend on each other. @throws adminRoleReserved */
  invite(caller: Principal, input: InvitationInput): Promise<InvitationOutcomes> {
    return this.memberships.withAllReach(caller, async (membership) => {
      assertMayGive({ ...caller, role: membership.role }, input.role);
      const data: InvitationOutcome[] = [];
      for (const email of input.emails) data.push(await this.inviteOne(caller, email, input.role));
      return { data };
    });
  }

  /** Sends a new link; the old one becomes invalid. @throws invitationNotFound unless it is open, adminRoleReserved */
  resend(caller: Principal, invitationId: string): Promise<InvitationView> {
    return this.memberships.withAllReach(caller, async (membership) => {
      const row = await this.get(caller.workspaceId, invitationId);
      assertMayGive({ ...caller, role: membership.role }, row.role);
      await this.dispatch.renew(caller, { id: invitationId, email: row.email, role: row.role });
      return this.view(await this.get(caller.workspaceId, invitationId));
    });
  }

  /** @returns the invited address. @throws invitationNotFound unless it is open, adminNeedsSession */
  cancel(caller: Principal, invitationId: string): Promise<{ readonly email: string }> {
    return this.memberships.withAllReach(caller, async () => {
      const { role } = await this.get(caller.workspaceId, invitationId);
      assertMayDecideAbout(caller, role);
      return this.dispatch.withdraw(caller, invitationId);
    });
  }

  private async inviteOne(caller: Principal, typed: string, role: GivenRole): Promise<InvitationOutcome> {
    const parsed = Email.safeParse(typed);
    if (!parsed.success) return { email: typed, outcome: 'invalid' };
    const member = await this.members.findByEmail(caller.workspaceId, parsed.data);
    if (member?.isActive) return { email: typed, outcome: 'already_member' };
    const open = await this.invitations.findByEmail(caller.workspaceId, parsed.data);
    if (open && open.expiresAt > this.clock.now()) {
      return { email: typed, outcome: 'already_invited', invitation: this.view(open) };
    }
    return {
      email: typed,
      outcome: 'invited',
      invitation: await this.send(caller, parsed.data, role, open?.id),
    };
  }

  private async send(
    caller: Principal,
    email: string,
    role: GivenRole,
    openId: string | undefined,
  ): Promise<InvitationView> {
    const id = openId
      ? await this.dispatch.renew(caller, { id: openId, email, role })
      : await this.dispatch.add(caller, email, role);
    return this.view(await this.get(caller.workspaceId, id));
  }

  private async get(workspaceId: string, invitationId: string): Promise<InvitationRow> {
    const row = await this.invitations.find(workspaceId, invitationId);
    if (!row) throw invitationNotFound();
    return row;
  }

  private view(row: InvitationRow): InvitationView {
    return {
      id: row.id,
      email: row.email,
      role: row.role,
      status: row.expiresAt > this.clock.now() ? 'pending' : 'expired',
      sentAt: row.sentAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      invitedBy: { id: row.inviterId, name: row.inviterName },
      mailRefusal: refusalOf(row),
    };
  }
}

function refusalOf({ email, mailRefusal, mailRefusedAt }: InvitationRow): InvitationView['mailRefusal'] {
  if (!mailRefusal || !mailRefusedAt) return null;
  const explanation = refusalExplanation(mailRefusal, email);
  return { reason: mailRefusal, at: mailRefusedAt.toISOString(), explanation };
}
