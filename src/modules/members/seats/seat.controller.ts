import { Body, Post } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Power, Who } from '../../../access/doors';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { OwnershipMoved, OwnershipWish, RemovalReceipt } from '../members.contract';
import { memberNotFound, ownerMustBeAdmin } from '../members.problems';
import { MembersService } from '../members.service';

/** What a person does about their own seat in the workspace they are in. */
@ApiController('workspace', 'Workspaces')
export class SeatController {
  constructor(private readonly members: MembersService) {}

  @Post('ownership')
  @Power('ownership:transfer', { by: ['session'] })
  @FreshProof('10m')
  @Answers({
    id: 'transferOwnership',
    summary: 'Make an admin the owner',
    description: 'You become an admin. Your keys act with an admin’s permissions from their next request on.',
    answer: { status: 200, says: 'The new and the previous owner.', schema: OwnershipMoved },
    example: { memberId: 'mem_01k0000000000000000000mem2' },
    refuses: [memberNotFound, ownerMustBeAdmin],
  })
  transfer(
    @Who() who: Principal,
    @Body({ schema: OwnershipWish }) wish: OwnershipWish,
  ): Promise<OwnershipMoved> {
    return this.members.transferOwnership(who, wish);
  }

  @Post('leave')
  @Power('workspace:leave', { by: ['session'] })
  @Answers({
    id: 'leaveWorkspace',
    summary: 'Leave the workspace',
    description:
      'Ends your seat and every key and connection of yours here. The owner cannot: they transfer the ownership first.',
    answer: { status: 200, says: 'The receipt: what stopped.', schema: RemovalReceipt },
  })
  leave(@Who() who: Principal): Promise<RemovalReceipt> {
    return this.members.leave(who);
  }
}
