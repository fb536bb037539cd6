export { SessionCredential } from './session.credential';
export { SessionUses } from './session.uses';
export { SignInModule } from './sign-in.module';
export { SIGN_IN_OPTIONS, type SignInOptions } from './sign-in.options';
