export { AdminInvitationCheck } from './admin-invitation-check';
export { CancellationsRepository } from './cancellations.repository';
export { InvitationRedemption, type Invited } from './invitation-redemption';
export {
  InvitationId,
  InvitationInput,
  type InvitationOutcome,
  InvitationOutcomes,
  InvitationPage,
  InvitationView,
} from './invitations.contract';
export { InvitationsModule } from './invitations.module';
export { MEMBERS_OPTIONS, type MembersOptions } from './invitations.options';
export { invitationDead, invitationNotFound } from './invitations.problems';
export { InvitationsService } from './invitations.service';
export { InvitationList } from './pages/invitation-list';
export type { InvitationsContext } from './pages/invitations-context';
export { InviteButton, InviteDialog, type InviteForm } from './pages/invite-dialog';
export { OWNER_INVITES_ADMINS, sentToOne, sentToSeveral, slowDownText, termText } from './pages/invite-text';
export { RenewalService } from './renewal.service';
