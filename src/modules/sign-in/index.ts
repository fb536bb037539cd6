export { browserMidSentence } from '../../kernel/http/browser-name';
export { FreshProofs } from './fresh-proof';
export { SignInReset } from './magic-links';
export {
  SessionCredential,
  type SessionSchema,
  SessionUses,
  SIGN_IN_OPTIONS,
  type SignInOptions,
} from './sessions';
export { SignInModule } from './sign-in.module';
