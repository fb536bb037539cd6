import { Module } from '@nestjs/common';
import { MembersRepository } from './members.repository';
import { MembershipLock } from './membership-lock';

/** Memberships: their rows, locks and rules. The sibling modules build on it. */
@Module({
  providers: [MembersRepository, MembershipLock],
  exports: [MembersRepository, MembershipLock],
})
export class MembershipModule {}
