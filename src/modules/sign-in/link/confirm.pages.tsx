import { Submit } from '../../../console/components/buttons';
import { Note } from '../../../console/components/parts';
import type { Theme } from '../../../console/http/theme';
import { Solo, SoloHead } from '../../../console/layouts/solo';

export interface ConfirmPageProps {
  readonly theme: Theme | undefined;
  readonly token: string;
  /** The address that signs in. */
  readonly email: string;
  /** The address that is currently signed in, if it is a different one. */
  readonly other: string | undefined;
  /** The workspace that this sign-in also joins. */
  readonly joins: string | undefined;
  /** The assistant that this browser is connecting. */
  readonly connecting: string | undefined;
}

/** The page of a valid sign-in link: the address that signs in, and the button to continue. */
export function ConfirmPage({ theme, token, email, other, joins, connecting }: ConfirmPageProps) {
  return (
    <Solo title="Finish signing in" theme={theme}>
      <SoloHead title="Finish signing in">
        You’re signing in as <strong>{email}</strong>.{joins && ` You’ll also join ${joins}.`}
        {connecting && ` You’ll go straight back to connecting ${connecting}.`}
      </SoloHead>
      {other && (
        <Note tone="warn">
          You’re signed in as <strong>{other}</strong>. Continuing switches this browser to{' '}
          <strong>{email}</strong>.
        </Note>
      )}
      <form method="post" action="/sign-in/confirm">
        <input type="hidden" name="token" value={token} />
        <Submit tone="primary" tall block autofocus busy="Signing in…">
          Continue
        </Submit>
      </form>
      <p class="small faint">Didn’t ask for this? Close this page and nothing happens.</p>
    </Solo>
  );
}
