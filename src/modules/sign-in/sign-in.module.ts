import { Module } from '@nestjs/common';
import { FreshProofModule } from './fresh-proof';
import { InvitationAcceptanceModule } from './invitation-acceptance';
import { MagicLinksModule } from './magic-links';
import { SessionsModule } from './sessions';
import { SignInPagesModule } from './sign-in-pages';

const MODULES = [
  SessionsModule,
  MagicLinksModule,
  SignInPagesModule,
  InvitationAcceptanceModule,
  FreshProofModule,
];

@Module({ imports: MODULES, exports: MODULES })
export class SignInModule {}
