export {
  EmploymentFacts,
  type EmploymentSchema,
  EmploymentService,
  EmploymentView,
  type ImportedMembers,
  MemberDetails,
  MemberImportService,
  Phone,
} from './employment';
export {
  InvitationId,
  InvitationRedemption,
  InvitationsService,
  type Invited,
  invitationDead,
  MEMBERS_OPTIONS,
  type MembersOptions,
  RenewalService,
} from './invitations';
export { MembersService } from './members';
export { MembersModule } from './members.module';
export {
  invitedAs,
  MEMBERSHIP_COLUMNS,
  type MemberDirectorySchema,
  MemberId,
  type MemberSchema,
  MembershipLock,
  type MembershipRow,
  memberNotFound,
  memberRemoved,
  principalOf,
  roleLine,
} from './membership';
