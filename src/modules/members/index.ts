export type { AdoptedEmployment, AdoptedSeat } from './adoption/member-adoption.repository';
export { type AdoptedMembers, MemberAdoptionService } from './adoption/member-adoption.service';
export { EmploymentFacts, EmploymentView, MemberDetails, Phone } from './employment/employment.contract';
export { EmploymentService } from './employment/employment.service';
export {
  InvitationId,
  InvitationOutcomes,
  InvitationPage,
  InvitationView,
  InvitationWish,
} from './invitations/invitations.contract';
export { invitationDead } from './invitations/invitations.problems';
export { InvitationsService } from './invitations/invitations.service';
export { MemberId, MemberPage, MembersQuery, MemberView, RemovalReceipt } from './members.contract';
export { MembersModule } from './members.module';
export { MEMBERS_OPTIONS, type MembersOptions } from './members.options';
export { memberNotFound, memberRemoved } from './members.problems';
export { MembersService } from './members.service';
export { invitedAs, roleLine } from './page/role-words';
export { RenewalService } from './renewal/renewal.service';
export { Admission, type Admitted, type Invited } from './seats/admission';
export { principalOf, SEAT_COLUMNS, type SeatRow } from './seats/seat';
export { Seats } from './seats/seats';
