export type { MemberSchema } from './member.entity';
export type { MemberDirectorySchema } from './member-directory.entity';
export { type ImportedMembership, type MemberRow, MembersRepository } from './members.repository';
export { MEMBERSHIP_COLUMNS, type MembershipRow, principalOf } from './membership';
export { GivenRole, MemberId } from './membership.contract';
export { MembershipModule } from './membership.module';
export {
  adminNeedsSession,
  adminRoleReserved,
  leaveInstead,
  memberActive,
  memberNotFound,
  memberRemoved,
  ownerMustBeAdmin,
  ownerStays,
} from './membership.problems';
export { assertMayDecideAbout, assertMayGive, type Membership, mayGiveRole } from './membership.rules';
export { MembershipLock } from './membership-lock';
export { invitedAs, ROLE_CHOICES, roleLine } from './role-labels';
