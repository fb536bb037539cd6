export { MagicLinksModule } from './magic-links.module';
export type { Redeemed, SignInOrigin } from './redemption';
export { LinkToken, SignInAsked } from './sign-in.contract';
export { codeEnded, codeWrong, signInLinkDead } from './sign-in.problems';
export type { LinkState } from './sign-in.rules';
export { SignInService } from './sign-in.service';
export { type PendingSignIn, SignInChallenge } from './sign-in-challenge';
export type { Asking } from './sign-in-issuer';
export { SignInReset } from './sign-in-reset';
