export { InvitationAcceptanceModule } from './invitation-acceptance.module';
