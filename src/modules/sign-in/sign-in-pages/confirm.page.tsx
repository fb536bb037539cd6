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

export interface ElsewherePageProps {
  readonly theme: Theme | undefined;
  readonly token: string;
  readonly email: string;
  /** The assistant that another browser is connecting. */
  readonly connecting: string;
}

/**
 * A link requested on the way to connecting an assistant, but opened in another browser. It does not continue to the
 * connection there, because the person reading the email may not be the one who started the connection.
 */
export function ElsewherePage({ theme, token, email, connecting }: ElsewherePageProps) {
  const title = 'Go back to where you started';
  return (
    <Solo title={title} theme={theme}>
      <SoloHead title={title}>
        To finish connecting <strong>{connecting}</strong>, go back to the browser where you started and type
        the code from this email.
      </SoloHead>
      <form method="post" action="/sign-in/confirm" class="stack small muted">
        <input type="hidden" name="token" value={token} />
        <p>
          You can also sign in here as <strong>{email}</strong>, but that won’t connect the assistant.
        </p>
        <Submit busy="Signing in…">Sign in here instead</Submit>
      </form>
      <p class="small faint">Didn’t ask for this? Close this page and nothing happens.</p>
    </Solo>
  );
}
