import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ChangesQuery } from '../../kernel/http/paging.contract';
import { ADDS, ENDS, READS, SETTLES, Tool, Tools } from '../../mcp';
import {
  InvitationId,
  InvitationInput,
  InvitationOutcomes,
  InvitationPage,
  InvitationsService,
} from './invitations';
import { MemberPage, MembersQuery, MembersService, MemberView, RemovalReceipt } from './members';
import { MemberId } from './membership';

const OneMember = z.strictObject({ memberId: MemberId });
/** Assistants can invite and restore people only as employees. */
const EmployeeInvitation = InvitationInput.extend({
  role: z
    .enum(['employee'], {
      error:
        'Must be `employee`. Assistants cannot assign other roles; the owner does that after signing in.',
    })
    .describe('Always `employee`. Only the owner can assign the admin role, after signing in.'),
});
const OneInvitation = z.strictObject({ invitationId: InvitationId });
type OneMember = z.infer<typeof OneMember>;
type EmployeeInvitation = z.infer<typeof EmployeeInvitation>;
type OneInvitation = z.infer<typeof OneInvitation>;

/** The people of the workspace. */
@Injectable()
@Tools('employees')
export class MembersTools {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
  ) {}

  @Tool({
    name: 'list_members',
    title: 'List members',
    description:
      'Lists the members of the workspace with name, email address, role and start of membership, oldest first; only active ones unless `status` is set. Use it to find the id (mem_...) of a person by name. Employees see only themselves. Changes nothing.',
    operation: 'listMembers',
    input: MembersQuery,
    output: MemberPage,
    effect: READS,
  })
  list(caller: Principal, query: MembersQuery): Promise<MemberPage> {
    return this.members.list(caller, query);
  }

  @Tool({
    name: 'get_member',
    title: 'Get a member',
    description:
      'Returns the name, email address, role and status (active or removed) of one member. Changes nothing.',
    operation: 'getMember',
    input: OneMember,
    output: MemberView,
    effect: READS,
  })
  get(caller: Principal, { memberId }: OneMember): Promise<MemberView> {
    return this.members.get(caller, memberId);
  }

  @Tool({
    name: 'invite_members',
    title: 'Invite people',
    description:
      'Emails an invitation to join as an employee to each of 1 to 50 addresses. Returns an outcome for each address: invited, already a member, already invited, or invalid. Removed members can be invited too and get their membership back as employees. Only the owner can invite admins, after signing in. Ask the person before you send emails on their behalf.',
    operation: 'inviteMembers',
    input: EmployeeInvitation,
    output: InvitationOutcomes,
    effect: ADDS,
    reachesOut: true,
  })
  invite(caller: Principal, input: EmployeeInvitation): Promise<InvitationOutcomes> {
    return this.invitations.invite(caller, input);
  }

  @Tool({
    name: 'list_invitations',
    title: 'List open invitations',
    description:
      'Lists invitations that are neither accepted nor cancelled, oldest first, with address, role, sender and expiry. Changes nothing.',
    operation: 'listInvitations',
    input: ChangesQuery,
    output: InvitationPage,
    effect: READS,
  })
  listInvitations(caller: Principal, query: ChangesQuery): Promise<InvitationPage> {
    return this.invitations.list(caller, query);
  }

  @Tool({
    name: 'cancel_invitation',
    title: 'Cancel an invitation',
    description:
      'Cancels one open invitation for an employee. The link in its email stops working. The person can be invited again. Invitations for admins can only be cancelled by a signed-in person.',
    operation: 'cancelInvitation',
    input: OneInvitation,
    output: z.object({ email: z.string().describe('The invited address.') }),
    effect: ENDS,
  })
  cancelInvitation(caller: Principal, { invitationId }: OneInvitation): Promise<{ readonly email: string }> {
    return this.invitations.cancel(caller, invitationId);
  }

  @Tool({
    name: 'remove_member',
    title: 'Remove a member',
    description:
      'Removes one member. Their API keys and assistants stop working with the next request, and invitations they sent are cancelled. Hours and records are kept. Returns what was revoked. restore_member restores the membership, but not the keys. Works for employees only; admins can only be removed by a signed-in person. Ask the person before you do this.',
    operation: 'removeMember',
    input: OneMember,
    output: RemovalReceipt,
    effect: ENDS,
  })
  remove(caller: Principal, { memberId }: OneMember): Promise<RemovalReceipt> {
    return this.members.remove(caller, memberId);
  }

  @Tool({
    name: 'restore_member',
    title: 'Restore a removed member',
    description:
      'Restores a removed employee with their history. Keys and connections stay revoked, and the employee has to sign in again. Former admins can only be restored by a signed-in person.',
    operation: 'restoreMember',
    input: OneMember,
    output: MemberView,
    effect: SETTLES,
  })
  restore(caller: Principal, { memberId }: OneMember): Promise<MemberView> {
    return this.members.restore(caller, memberId, { role: 'employee' });
  }
}
