import { Body, Post } from '@nestjs/common';
import { CurrentCaller, RequirePrivilege } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { memberNotFound, ownerMustBeAdmin } from '../membership';
import { OwnershipInput, OwnershipMoved, RemovalReceipt } from './members.contract';
import { MembersService } from './members.service';

/** Operations on the caller's own membership. */
@ApiController('workspace', 'Workspaces')
export class MembershipController {
  constructor(private readonly members: MembersService) {}

  @Post('ownership')
  @RequirePrivilege('ownership:transfer', { by: ['session'] })
  @FreshProof('10m')
  @Endpoint({
    id: 'transferOwnership',
    summary: 'Transfer the ownership',
    description:
      'Makes an active admin the owner. You become an admin, and your keys are limited to an admin’s permissions from their next request.',
    response: { status: 200, description: 'The new and the previous owner.', schema: OwnershipMoved },
    example: { memberId: 'mem_01k0000000000000000000mem2' },
    errors: [memberNotFound, ownerMustBeAdmin],
  })
  transfer(
    @CurrentCaller() caller: Principal,
    @Body({ schema: OwnershipInput }) input: OwnershipInput,
  ): Promise<OwnershipMoved> {
    return this.members.transferOwnership(caller, input);
  }

  @Post('leave')
  @RequirePrivilege('workspace:leave', { by: ['session'] })
  @Endpoint({
    id: 'leaveWorkspace',
    summary: 'Leave the workspace',
    description:
      'Ends your membership and revokes your keys and connections in this workspace. The owner has to transfer the ownership first.',
    response: {
      status: 200,
      description: 'Your ended membership and what was revoked.',
      schema: RemovalReceipt,
    },
  })
  leave(@CurrentCaller() caller: Principal): Promise<RemovalReceipt> {
    return this.members.leave(caller);
  }
}
