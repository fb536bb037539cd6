import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { newId } from '../../../kernel/id/id';
import { AuditTrail, type WorkspaceAction } from '../../audit';
import { MailQueue } from '../../mail';
import type { GivenRole } from '../members.contract';
import { InvitationLimits } from './invitation.limits';
import { type Addressed, InvitationMint } from './invitation.mint';
import { invitationNotFound } from './invitations.problems';
import { InvitationsRepository } from './invitations.repository';

/** Sends, renews and calls back invitations: row, mail and record in the running transaction. */
@Injectable()
export class InvitationDispatch {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly mail: MailQueue,
    private readonly mint: InvitationMint,
    private readonly limits: InvitationLimits,
    private readonly trail: AuditTrail,
  ) {}

  /** @returns the id of the new invitation */
  async add(who: Principal, email: string, role: GivenRole): Promise<string> {
    const one = { id: newId('inv'), email, role };
    await this.invitations.add(who.workspaceId, this.mint.invitation(who.memberId, one));
    return this.sent(who, 'invitation.sent', one);
  }

  /** A new link and a new term; the old link is void. @returns the id */
  async renew(who: Principal, one: Addressed): Promise<string> {
    await this.invitations.renew(who.workspaceId, this.mint.invitation(who.memberId, one));
    return this.sent(who, 'invitation.resent', one);
  }

  /** @returns the one that ended. @throws invitationNotFound unless it is open */
  async withdraw(who: Principal, invitationId: string): Promise<Addressed> {
    const one = await this.invitations.find(who.workspaceId, invitationId);
    const was = one && (await this.invitations.takeCancelled(who.workspaceId, invitationId, this.mint.now()));
    if (!was) throw invitationNotFound();
    await this.record(who, 'invitation.cancelled', one);
    return one;
  }

  private async sent(who: Principal, action: WorkspaceAction, one: Addressed): Promise<string> {
    await this.limits.count(who.workspaceId, one.email);
    await this.mail.add('invitation', one.id);
    await this.record(who, action, one);
    return one.id;
  }

  private record(who: Principal, action: WorkspaceAction, { id, email, role }: Addressed): Promise<void> {
    return this.trail.inWorkspace(who.workspaceId, who, {
      action,
      target: { id, name: email },
      after: { email, role },
    });
  }
}
