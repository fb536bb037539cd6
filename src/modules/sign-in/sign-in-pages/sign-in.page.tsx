import { Submit } from '../../../console/components/buttons';
import { Field } from '../../../console/components/fields';
import { Note, Notice } from '../../../console/components/parts';
import { PRODUCT } from '../../../console/components/product';
import type { FlashNotice } from '../../../console/http/page-context';
import type { Theme } from '../../../console/http/theme';
import { Solo, SoloHead } from '../../../console/layouts/solo';

export interface SignInPageProps {
  readonly theme: Theme | undefined;
  /** The address that was typed. */
  readonly email?: string | undefined;
  readonly error?: string | undefined;
  /** The path of this service to continue to; sent with the form and stored with the request. */
  readonly returnTo?: string | undefined;
  /** The address that is already signed in. */
  readonly viewer?: string | undefined;
  readonly notice?: FlashNotice | undefined;
  /** The assistant to connect after signing in. */
  readonly connecting?: string | undefined;
}

/** The page to request a sign-in link. */
export function SignInPage({ theme, email, error, returnTo, viewer, notice, connecting }: SignInPageProps) {
  return (
    <Solo title="Sign in" theme={theme} foot="New here? The same link creates your account.">
      <SoloHead title="Sign in">We’ll email you a link. No password needed.</SoloHead>
      {notice && <Notice {...notice} />}
      {connecting && (
        <Note>
          Sign in to finish connecting <strong>{connecting}</strong>.
        </Note>
      )}
      {viewer && (
        <Note>
          You’re signed in as <strong>{viewer}</strong>. <a href={returnTo ?? '/'}>Go to {PRODUCT}</a>
        </Note>
      )}
      <form method="post" action="/sign-in" novalidate>
        {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
        <Field
          kind="email"
          name="email"
          label="Work email"
          value={email}
          error={error}
          maxlength={300}
          required
          focus
        />
        <Submit tone="primary" tall block busy="Sending…">
          Email me a link
        </Submit>
      </form>
    </Solo>
  );
}
