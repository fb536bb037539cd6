import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ChangesQuery } from '../../kernel/http/paging.contract';
import {
  InvitationId,
  InvitationInput,
  InvitationOutcomes,
  InvitationPage,
  InvitationsService,
  MemberId,
  MemberPage,
  MembersQuery,
  MembersService,
  MemberView,
  RemovalReceipt,
} from '../../modules/members';
import { ADDS, ENDS, READS, SETTLES, Tool } from '../tool';

const OneMember = z.strictObject({ memberId: MemberId });
/** An assistant gives no role beyond its own reach: it invites and restores as employee. */
const EmployeeInvitation = InvitationInput.extend({
  role: z
    .enum(['employee'], {
      error: 'Only `employee`. An assistant cannot give another role; the owner does that after signing in.',
    })
    .describe('Always `employee`: only the owner, signed in, can give the admin role.'),
});
const OneInvitation = z.strictObject({ invitationId: InvitationId });
type OneMember = z.infer<typeof OneMember>;
type EmployeeInvitation = z.infer<typeof EmployeeInvitation>;
type OneInvitation = z.infer<typeof OneInvitation>;

/** The people of the workspace. */
@Injectable()
export class MembersTools {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
  ) {}

  @Tool({
    name: 'list_members',
    title: 'List members',
    description:
      'Lists the people of the workspace with name, email address, role and since when, oldest seat first; active ones unless `status` says otherwise. Use it to find the id (mem_...) of a person who is named. An employee sees only themselves. Changes nothing.',
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
      'Tells one person’s name, email address, role and status, active or removed. Changes nothing.',
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
      'Mails an invitation to join as an employee to each of 1 to 50 email addresses. Each address is answered for itself: invited, already a member, already invited, or invalid. A person who was removed gets their seat back as an employee. Only the owner, signed in, can invite admins. Ask the person before you send mail in their name.',
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
      'Lists invitations that were neither accepted nor cancelled, oldest first, with address, role, who sent it and until when it counts. Changes nothing.',
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
      'Ends one open invitation of an employee: the link in its mail no longer works. The person can be invited again. An invitation as admin is cancelled by a person who signed in.',
    operation: 'cancelInvitation',
    input: OneInvitation,
    output: z.object({ email: z.string().describe('Whom it was for.') }),
    effect: ENDS,
  })
  cancelInvitation(caller: Principal, { invitationId }: OneInvitation): Promise<{ readonly email: string }> {
    return this.invitations.cancel(caller, invitationId);
  }

  @Tool({
    name: 'remove_member',
    title: 'Remove a member',
    description:
      'Ends one person’s seat. Their API keys and assistants stop with their next request, the invitations they sent are cancelled; hours and records stay. Answers what stopped. restore_member gives the seat back, never the keys. Employees only: admins are removed by a person who signed in. Ask the person before you do this.',
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
      'Gives a removed employee their seat and history back. Keys and connections stay ended; the person signs in again. A former admin is restored by a person who signed in.',
    operation: 'restoreMember',
    input: OneMember,
    output: MemberView,
    effect: SETTLES,
  })
  restore(caller: Principal, { memberId }: OneMember): Promise<MemberView> {
    return this.members.restore(caller, memberId, { role: 'employee' });
  }
}
