import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { WorkspacesModule } from '../workspaces';
import { InvitationDispatch } from './invitations/invitation.dispatch';
import { InvitationMail } from './invitations/invitation.mail';
import { InvitationMint } from './invitations/invitation.mint';
import { InvitationsController } from './invitations/invitations.controller';
import { InvitationsRepository } from './invitations/invitations.repository';
import { InvitationsService } from './invitations/invitations.service';
import { MembersController } from './members.controller';
import { MembersPagesController } from './members.pages.controller';
import { MembersRepository } from './members.repository';
import { MembersScreens } from './members.screens';
import { MembersService } from './members.service';
import { Admission } from './seats/admission';
import { Departure } from './seats/departure';
import { SeatController } from './seats/seat.controller';
import { Seats } from './seats/seats';

@Module({
  imports: [AuditModule, MailModule, WorkspacesModule],
  controllers: [MembersController, SeatController, InvitationsController, MembersPagesController],
  providers: [
    MembersService,
    MembersRepository,
    MembersScreens,
    Seats,
    Departure,
    InvitationsService,
    InvitationsRepository,
    InvitationDispatch,
    InvitationMint,
    InvitationMail,
    Admission,
  ],
  exports: [MembersService, InvitationsService, Seats, Admission],
})
export class MembersModule {}
