import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { UsersModule } from '../users';
import { WorkspacesModule } from '../workspaces';
import { EmploymentRepository } from './employment/employment.repository';
import { EmploymentService } from './employment/employment.service';
import { MemberImportRepository } from './import/member-import.repository';
import { MemberImportService } from './import/member-import.service';
import { InvitationDispatch } from './invitations/invitation.dispatch';
import { InvitationMail } from './invitations/invitation.email';
import { InvitationIssuer } from './invitations/invitation.issuer';
import { InvitationLimits } from './invitations/invitation.limits';
import { InvitationsController } from './invitations/invitations.controller';
import { InvitationsRepository } from './invitations/invitations.repository';
import { InvitationsService } from './invitations/invitations.service';
import { MembersController } from './members.controller';
import { MembersRepository } from './members.repository';
import { MembersService } from './members.service';
import { InvitationRedemption } from './membership/invitation-redemption';
import { MemberRemoval } from './membership/member-removal';
import { MembershipController } from './membership/membership.controller';
import { MembershipLock } from './membership/membership-lock';
import { RemovalMail } from './membership/removal.email';
import { InvitationsPagesController } from './pages/invitations.pages.controller';
import { InviteForms } from './pages/invite.forms';
import { MembersPages } from './pages/members.page-views';
import { MembersPagesController } from './pages/members.pages.controller';
import { MembershipForms } from './pages/membership.forms';
import { MembershipPagesController } from './pages/membership.pages.controller';
import { RenewalMail } from './renewal/renewal.email';
import { RenewalRepository } from './renewal/renewal.repository';
import { RenewalService } from './renewal/renewal.service';

@Module({
  imports: [AuditModule, MailModule, UsersModule, WorkspacesModule, ConsoleModule],
  controllers: [
    MembersController,
    MembershipController,
    InvitationsController,
    MembersPagesController,
    InvitationsPagesController,
    MembershipPagesController,
  ],
  providers: [
    MembersService,
    MembersRepository,
    EmploymentService,
    EmploymentRepository,
    MembersPages,
    InviteForms,
    MembershipForms,
    RenewalService,
    RenewalRepository,
    RenewalMail,
    MembershipLock,
    MemberRemoval,
    RemovalMail,
    InvitationsService,
    InvitationsRepository,
    InvitationDispatch,
    InvitationLimits,
    InvitationIssuer,
    InvitationMail,
    InvitationRedemption,
    MemberImportService,
    MemberImportRepository,
  ],
  exports: [
    MembersService,
    EmploymentService,
    InvitationsService,
    MembershipLock,
    InvitationRedemption,
    RenewalService,
    MemberImportService,
  ],
})
export class MembersModule {}
