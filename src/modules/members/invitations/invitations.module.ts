import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MailModule } from '../../mail';
import { UsersModule } from '../../users';
import { MembershipModule } from '../membership';
import { AdminInvitationCheck } from './admin-invitation-check';
import { CancellationsRepository } from './cancellations.repository';
import { InvitationEmail } from './emails/invitation.email';
import { RenewalEmail } from './emails/renewal.email';
import { InvitationDispatch } from './invitation-dispatch';
import { InvitationIssuer } from './invitation-issuer';
import { InvitationLimits } from './invitation-limits';
import { InvitationRedemption } from './invitation-redemption';
import { InvitationsController } from './invitations.controller';
import { InvitationsRepository } from './invitations.repository';
import { InvitationsService } from './invitations.service';
import { RenewalRepository } from './renewal.repository';
import { RenewalService } from './renewal.service';

@Module({
  imports: [MembershipModule, AuditModule, MailModule, UsersModule],
  controllers: [InvitationsController],
  providers: [
    InvitationsService,
    AdminInvitationCheck,
    InvitationsRepository,
    CancellationsRepository,
    InvitationDispatch,
    InvitationLimits,
    InvitationIssuer,
    InvitationEmail,
    InvitationRedemption,
    RenewalService,
    RenewalRepository,
    RenewalEmail,
  ],
  exports: [InvitationsService, CancellationsRepository, InvitationRedemption, RenewalService],
})
export class InvitationsModule {}
