import { ButtonLink, Submit } from '../../../../console/components/buttons';
import type { Theme } from '../../../../console/http/theme';
import { Solo, SoloHead } from '../../../../console/layouts/solo';

export interface SignOutPageProps {
  readonly theme: Theme | undefined;
  /** The address that is still signed in, if any. */
  readonly email: string | undefined;
}

/** Confirms that the user is signed out, or shows the button to sign out. */
export function SignOutPage({ theme, email }: SignOutPageProps) {
  if (!email) {
    return (
      <Solo title="Signed out" theme={theme}>
        <SoloHead title="You’re signed out." focus />
        <ButtonLink href="/sign-in" tone="primary" tall block>
          Sign in
        </ButtonLink>
      </Solo>
    );
  }
  return (
    <Solo title="Sign out" theme={theme}>
      <SoloHead title="Sign out">
        You’re signed in as <strong>{email}</strong>.
      </SoloHead>
      <form method="post" action="/sign-out">
        <Submit tone="primary" tall block>
          Sign out
        </Submit>
      </form>
    </Solo>
  );
}
