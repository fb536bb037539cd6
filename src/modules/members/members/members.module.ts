import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { AuditModule } from '../../audit';
import { MailModule } from '../../mail';
import { WorkspacesModule } from '../../workspaces';
import { InvitationsModule } from '../invitations';
import { MembershipModule } from '../membership';
import { RemovalEmail } from './emails/removal.email';
import { MemberRemoval } from './member-removal';
import { MembersController } from './members.controller';
import { MembersService } from './members.service';
import { MembershipController } from './membership.controller';
import { InvitationsPagesController } from './pages/invitations.page.controller';
import { InviteForms } from './pages/invite.form';
import { MembersPagesController } from './pages/members.page.controller';
import { MembersPages } from './pages/members-views';
import { MembershipForms } from './pages/membership.form';

/** Management of members: list, roles, removal, ownership, and the members page. */
@Module({
  imports: [MembershipModule, InvitationsModule, AuditModule, MailModule, WorkspacesModule, ConsoleModule],
  controllers: [MembersController, MembershipController, MembersPagesController, InvitationsPagesController],
  providers: [MembersService, MemberRemoval, RemovalEmail, MembersPages, InviteForms, MembershipForms],
  exports: [MembersService],
})
export class MemberManagementModule {}
