import { Submit } from '../../../console/buttons';
import { Solo, SoloHead } from '../../../console/solo';
import type { Theme } from '../../../console/theme';

export interface ElsewherePageProps {
  readonly theme: Theme | undefined;
  readonly token: string;
  readonly email: string;
  /** The assistant that another browser is connecting. */
  readonly connecting: string;
}

/**
 * A link that was asked for on the way to connecting an assistant, opened in another browser. It does not lead on there:
 * whoever started the connection may not be whoever reads the mail.
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
          You can also sign in here as <strong>{email}</strong>; that connects nothing.
        </p>
        <Submit busy="Signing in…">Sign in here instead</Submit>
      </form>
      <p class="small faint">Didn’t ask for this? Close this page and nothing happens.</p>
    </Solo>
  );
}
