export { AskCookie } from './ask-cookie';
export { SignInPagesModule } from './sign-in-pages.module';
export { tooManyEmails } from './too-many-emails';
