export { RequestCookie } from './request-cookie';
export { SignInPagesModule } from './sign-in-pages.module';
export { tooManyEmails } from './too-many-emails';
