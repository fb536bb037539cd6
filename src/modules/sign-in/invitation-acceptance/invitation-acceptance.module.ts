import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { MembersModule } from '../../members';
import { UsersModule } from '../../users';
import { WorkspacesModule } from '../../workspaces';
import { MagicLinksModule } from '../magic-links';
import { SessionsModule } from '../sessions';
import { SignInPagesModule } from '../sign-in-pages';
import { InvitationAcceptance } from './invitation-acceptance';
import { InvitationAcceptanceController } from './invitation-acceptance.controller';
import { InvitationForms } from './pages/invitation.form';
import { InvitationPageController } from './pages/invitation.page.controller';
import { InvitationAcceptedRedirect } from './pages/invitation-accepted-redirect';
import { InvitationPages } from './pages/invitation-views';
import { PostSignInRedirect } from './pages/post-sign-in-redirect';
import { RenewalPageController } from './pages/renewal.page.controller';
import { WorkspaceChoiceForms } from './pages/workspace-choice.form';
import { WorkspaceChoicePageController } from './pages/workspace-choice.page.controller';

/** Accepts invitations, and lets users choose between their workspaces and pending invitations. */
@Module({
  imports: [
    ConsoleModule,
    MembersModule,
    UsersModule,
    WorkspacesModule,
    SessionsModule,
    MagicLinksModule,
    SignInPagesModule,
  ],
  controllers: [
    InvitationAcceptanceController,
    InvitationPageController,
    RenewalPageController,
    WorkspaceChoicePageController,
  ],
  providers: [
    InvitationAcceptance,
    InvitationAcceptedRedirect,
    InvitationPages,
    InvitationForms,
    PostSignInRedirect,
    WorkspaceChoiceForms,
  ],
})
export class InvitationAcceptanceModule {}
