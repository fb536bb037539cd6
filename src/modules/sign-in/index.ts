export { browserMidSentence } from '../../kernel/http/browser-name';
export { FreshProofs } from './fresh-proof/fresh-proofs';
export { SessionCredential } from './session/session.credential';
export { SessionUses } from './session/session.uses';
export { SignInModule } from './sign-in.module';
export { SIGN_IN_OPTIONS, type SignInOptions } from './sign-in.options';
export { SignInReset } from './sign-in.reset';
