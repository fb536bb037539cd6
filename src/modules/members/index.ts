export {
  EmploymentFacts,
  type EmploymentSchema,
  EmploymentService,
  EmploymentView,
  type ImportedEmployment,
  type ImportedMembers,
  MemberDetails,
  MemberImportService,
  Phone,
} from './employment';
export {
  type Admitted,
  InvitationId,
  InvitationInput,
  InvitationOutcomes,
  InvitationPage,
  InvitationRedemption,
  InvitationsService,
  InvitationView,
  type Invited,
  invitationDead,
  MEMBERS_OPTIONS,
  type MembersOptions,
  RenewalService,
} from './invitations';
export { MemberPage, MembersQuery, MembersService, MemberView, RemovalReceipt } from './members';
export { MembersModule } from './members.module';
export {
  type ImportedMembership,
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
