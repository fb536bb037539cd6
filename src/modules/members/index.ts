export { EmploymentFacts, EmploymentView, MemberDetails, Phone } from './employment/employment.contract';
export { EmploymentService } from './employment/employment.service';
export type { ImportedEmployment, ImportedMembership } from './import/member-import.repository';
export { type ImportedMembers, MemberImportService } from './import/member-import.service';
export {
  InvitationId,
  InvitationInput,
  InvitationOutcomes,
  InvitationPage,
  InvitationView,
} from './invitations/invitations.contract';
export { invitationDead } from './invitations/invitations.problems';
export { InvitationsService } from './invitations/invitations.service';
export { MemberId, MemberPage, MembersQuery, MemberView, RemovalReceipt } from './members.contract';
export { MembersModule } from './members.module';
export { MEMBERS_OPTIONS, type MembersOptions } from './members.options';
export { memberNotFound, memberRemoved } from './members.problems';
export { MembersService } from './members.service';
export { type Admitted, InvitationRedemption, type Invited } from './membership/invitation-redemption';
export { MEMBERSHIP_COLUMNS, type MembershipRow, principalOf } from './membership/membership';
export { MembershipLock } from './membership/membership-lock';
export { invitedAs, roleLine } from './pages/role-labels';
export { RenewalService } from './renewal/renewal.service';
