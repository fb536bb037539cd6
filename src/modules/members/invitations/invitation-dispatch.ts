import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { newId } from '../../../kernel/id/id';
import { AuditTrail, type WorkspaceAction } from '../../audit';
import { MailQueue } from '../../mail';
import type { GivenRole } from '../membership';
import { type Addressed, InvitationIssuer } from './invitation-issuer';
import { InvitationLimits } from './invitation-limits';
import { invitationNotFound } from './invitations.problems';
import { InvitationsRepository } from './invitations.repository';

/** Sends, renews and cancels invitations: row, email and audit event in the running transaction. */
@Injectable()
export class InvitationDispatch {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly mail: MailQueue,
    private readonly issuer: InvitationIssuer,
    private readonly limits: InvitationLimits,
    private readonly trail: AuditTrail,
  ) {}

  /** @returns the id of the new invitation */
  async add(caller: Principal, email: string, role: GivenRole): Promise<string> {
    const one = { id: newId('inv'), email, role };
    await this.invitations.add(caller.workspaceId, this.issuer.invitation(caller.memberId, one));
    return this.sent(caller, 'invitation.sent', one);
  }

  /** Issues a new link with a new expiry; the old link becomes invalid. @returns the id */
  async renew(caller: Principal, one: Addressed): Promise<string> {
    await this.invitations.renew(caller.workspaceId, this.issuer.invitation(caller.memberId, one));
    return this.sent(caller, 'invitation.resent', one);
  }

  /** @returns the cancelled invitation. @throws invitationNotFound unless it is open */
  async withdraw(caller: Principal, invitationId: string): Promise<Addressed> {
    const one = await this.invitations.find(caller.workspaceId, invitationId);
    const was =
      one && (await this.invitations.takeCancelled(caller.workspaceId, invitationId, this.issuer.now()));
    if (!was) throw invitationNotFound();
    await this.record(caller, 'invitation.cancelled', one);
    return one;
  }

  private async sent(caller: Principal, action: WorkspaceAction, one: Addressed): Promise<string> {
    await this.limits.count(caller.workspaceId, one.email);
    await this.mail.add('invitation', one.id);
    await this.record(caller, action, one);
    return one.id;
  }

  private record(caller: Principal, action: WorkspaceAction, { id, email, role }: Addressed): Promise<void> {
    return this.trail.inWorkspace(caller.workspaceId, caller, {
      action,
      target: { id, name: email },
      after: { email, role },
    });
  }
}
