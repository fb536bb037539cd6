import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { UsersModule } from '../users';
import { WorkspacesModule } from '../workspaces';
import { MemberAdoptionRepository } from './adoption/member-adoption.repository';
import { MemberAdoptionService } from './adoption/member-adoption.service';
import { EmploymentRepository } from './employment/employment.repository';
import { EmploymentService } from './employment/employment.service';
import { InvitationDispatch } from './invitations/invitation.dispatch';
import { InvitationLimits } from './invitations/invitation.limits';
import { InvitationMail } from './invitations/invitation.mail';
import { InvitationMint } from './invitations/invitation.mint';
import { InvitationsController } from './invitations/invitations.controller';
import { InvitationsRepository } from './invitations/invitations.repository';
import { InvitationsService } from './invitations/invitations.service';
import { MembersController } from './members.controller';
import { MembersRepository } from './members.repository';
import { MembersService } from './members.service';
import { InvitationsPagesController } from './page/invitations.pages.controller';
import { InviteForms } from './page/invite.forms';
import { MembersPagesController } from './page/members.pages.controller';
import { MembersScreens } from './page/members.screens';
import { RenewalMail } from './renewal/renewal.mail';
import { RenewalRepository } from './renewal/renewal.repository';
import { RenewalService } from './renewal/renewal.service';
import { SeatForms } from './row/seat.forms';
import { SeatsPagesController } from './row/seats.pages.controller';
import { Admission } from './seats/admission';
import { Departure } from './seats/departure';
import { RemovalMail } from './seats/removal.mail';
import { SeatController } from './seats/seat.controller';
import { Seats } from './seats/seats';

@Module({
  imports: [AuditModule, MailModule, UsersModule, WorkspacesModule, ConsoleModule],
  controllers: [
    MembersController,
    SeatController,
    InvitationsController,
    MembersPagesController,
    InvitationsPagesController,
    SeatsPagesController,
  ],
  providers: [
    MembersService,
    MembersRepository,
    EmploymentService,
    EmploymentRepository,
    MembersScreens,
    InviteForms,
    SeatForms,
    RenewalService,
    RenewalRepository,
    RenewalMail,
    Seats,
    Departure,
    RemovalMail,
    InvitationsService,
    InvitationsRepository,
    InvitationDispatch,
    InvitationLimits,
    InvitationMint,
    InvitationMail,
    Admission,
    MemberAdoptionService,
    MemberAdoptionRepository,
  ],
  exports: [
    MembersService,
    EmploymentService,
    InvitationsService,
    Seats,
    Admission,
    RenewalService,
    MemberAdoptionService,
  ],
})
export class MembersModule {}
