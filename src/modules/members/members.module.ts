import { Module } from '@nestjs/common';
import { MailModule } from '../mail';
import { Departure } from './departure';
import { Admission } from './invitations/admission';
import { InvitationDispatch } from './invitations/invitation.dispatch';
import { InvitationMail } from './invitations/invitation.mail';
import { InvitationsController } from './invitations/invitations.controller';
import { InvitationsRepository } from './invitations/invitations.repository';
import { InvitationsService } from './invitations/invitations.service';
import { MembersController } from './members.controller';
import { MembersRepository } from './members.repository';
import { MembersService } from './members.service';
import { SeatController } from './seat.controller';
import { Seats } from './seats';

@Module({
  imports: [MailModule],
  controllers: [MembersController, SeatController, InvitationsController],
  providers: [
    MembersService,
    MembersRepository,
    Seats,
    Departure,
    InvitationsService,
    InvitationsRepository,
    InvitationDispatch,
    InvitationMail,
    Admission,
  ],
  exports: [MembersService, InvitationsService, Seats, Admission],
})
export class MembersModule {}
