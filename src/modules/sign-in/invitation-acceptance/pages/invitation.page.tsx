import { ButtonLink, Submit } from '../../../../console/components/buttons';
import type { Theme } from '../../../../console/http/theme';
import { Solo, SoloHead } from '../../../../console/layouts/solo';
import { invitedAs, roleLine } from '../../../members';

export interface InvitationPageProps {
  readonly theme: Theme | undefined;
  readonly token: string;
  readonly workspaceName: string;
  readonly inviterName: string;
  /** The invited address. */
  readonly email: string;
  readonly role: 'admin' | 'employee';
  /** The address that is signed in here. */
  readonly viewer: string | undefined;
}

/** A valid invitation: who sent it, the role, and the button to join. */
export function InvitationPage(props: InvitationPageProps) {
  const { theme, workspaceName, inviterName, email, role, viewer } = props;
  const title = `Join ${workspaceName}`;
  return (
    <Solo title={title} theme={theme} foot={viewer ? undefined : <NotYou email={email} />}>
      <SoloHead title={title}>
        {inviterName} invited <strong>{email}</strong> to be {invitedAs(role)}.
      </SoloHead>
      <p class="muted">{roleLine(role)}</p>
      {viewer && viewer !== email ? <Switch {...props} viewer={viewer} /> : <Join {...props} title={title} />}
    </Solo>
  );
}

function Join({ token, title }: { token: string; title: string }) {
  return (
    <form method="post" action="/invitations/accept">
      <input type="hidden" name="token" value={token} />
      <Submit tone="primary" tall block busy="Joining…">
        {title}
      </Submit>
    </form>
  );
}

/** For users who are signed in with another address: choose which of the two to continue with. */
function Switch({ token, email, viewer }: { token: string; email: string; viewer: string }) {
  return (
    <form method="post" action="/invitations/accept">
      <p>
        This invitation is for <strong>{email}</strong>, and you’re signed in as <strong>{viewer}</strong>.
      </p>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="switch" value="yes" />
      <div class="stack">
        <Submit tone="primary" tall block busy="Switching…">
          Switch to {email} and join
        </Submit>
        <ButtonLink href="/" tall block>
          Stay as {viewer}
        </ButtonLink>
      </div>
    </form>
  );
}

function NotYou({ email }: { email: string }) {
  return (
    <>
      Not {email}? <a href="/sign-in">Use a different email</a>
    </>
  );
}
