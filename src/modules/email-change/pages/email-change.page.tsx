import { ButtonLink, Submit } from '../../../console/components/buttons';
import { Note } from '../../../console/components/parts';
import { PRODUCT } from '../../../console/components/product';
import type { Theme } from '../../../console/http/theme';
import { Solo, SoloHead } from '../../../console/layouts/solo';
import type { Glimpse } from '../email-change-steps';

export interface StepPageProps {
  readonly theme: Theme | undefined;
  readonly token: string;
  readonly oldEmail: string;
  readonly newEmail: string;
}

/** The link in the old mailbox: approves or stops the change. */
export function ApprovePage({ refusal, ...page }: StepPageProps & { refusal?: string | undefined }) {
  const { theme, token, oldEmail, newEmail } = page;
  return (
    <Solo title="Change your address?" theme={theme}>
      <SoloHead title="Change your address?" focus={refusal !== undefined}>
        Someone signed in as <strong>{oldEmail}</strong> asked to sign in as <strong>{newEmail}</strong> from
        now on.
      </SoloHead>
      {refusal && (
        <Note tone="danger" role="alert">
          {refusal}
        </Note>
      )}
      <form method="post" action="/email-change/approve">
        <input type="hidden" name="token" value={token} />
        <Submit tone="primary" tall block busy="Sending…">
          Send a link to the new address
        </Submit>
      </form>
      <p class="or">Wasn’t this you?</p>
      <form method="post" action="/email-change/stop">
        <input type="hidden" name="token" value={token} />
        <Submit tone="danger" tall block busy="Stopping…">
          Stop the change and end all sessions
        </Submit>
      </form>
    </Solo>
  );
}

export function ApprovedPage({ theme, newEmail }: Pick<StepPageProps, 'theme' | 'newEmail'>) {
  return (
    <Solo title="One step to go" theme={theme}>
      <SoloHead title="One step to go" focus>
        We sent a link to <strong>{newEmail}</strong>. Open it in a browser where you’re signed in. It works
        once, for an hour.
      </SoloHead>
      <ButtonLink href="/me/profile" tall block>
        Go to your profile
      </ButtonLink>
    </Solo>
  );
}

export function StoppedPage({ theme, oldEmail }: Pick<StepPageProps, 'theme' | 'oldEmail'>) {
  return (
    <Solo title="Stopped" theme={theme}>
      <SoloHead title="Stopped" focus>
        Your address stays <strong>{oldEmail}</strong>, and all sessions have ended.
      </SoloHead>
      <Note>Sign in again, then check your keys and connections: someone else may have created one.</Note>
      <SignIn />
    </Solo>
  );
}

export interface ConfirmPageProps extends StepPageProps {
  /** Who is signed in here, if not the person who requested the change. */
  readonly outsider: { readonly email: string | undefined } | undefined;
}

/** The link in the new mailbox: the person finishes the change in their own session. */
export function ConfirmPage({ outsider, ...page }: ConfirmPageProps) {
  const { theme, token, oldEmail, newEmail } = page;
  if (outsider) return <ElsewherePage {...page} viewer={outsider.email} />;
  return (
    <Solo title="Finish changing your address" theme={theme}>
      <SoloHead title="Finish changing your address">
        You sign in as <strong>{newEmail}</strong> from now on, not as {oldEmail}.
      </SoloHead>
      <Note>All your other sessions end. {oldEmail} gets a link that undoes this for seven days.</Note>
      <form method="post" action="/email-change/confirm">
        <input type="hidden" name="token" value={token} />
        <Submit tone="primary" tall block busy="Changing…">
          Change my address
        </Submit>
      </form>
    </Solo>
  );
}

/** Another account has taken the new address meanwhile, so a retry cannot succeed. */
export function TakenPage({ theme, oldEmail, newEmail }: Omit<StepPageProps, 'token'>) {
  return (
    <Solo title="That address is taken" theme={theme}>
      <SoloHead title="That address is taken" focus>
        <strong>{newEmail}</strong> now has an account. Nothing was changed: you still sign in as{' '}
        <strong>{oldEmail}</strong>.
      </SoloHead>
      <ButtonLink href="/me/profile" tone="primary" tall block>
        Choose another address
      </ButtonLink>
    </Solo>
  );
}

function ElsewherePage({
  theme,
  oldEmail,
  newEmail,
  viewer,
}: StepPageProps & { viewer: string | undefined }) {
  return (
    <Solo title="Sign in first" theme={theme}>
      <SoloHead title="Sign in first">
        This link makes <strong>{newEmail}</strong> the address of the account that signs in as{' '}
        <strong>{oldEmail}</strong>. Open it where you’re signed in to that account.
      </SoloHead>
      {viewer && (
        <Note>
          Here you’re signed in as <strong>{viewer}</strong>.
        </Note>
      )}
      <Note>If you didn’t ask for this, close the page. Nothing changes.</Note>
      <SignIn label={`Sign in as ${oldEmail}`} />
    </Solo>
  );
}

/** The link that undoes a change. */
export function UndoPage({ theme, token, oldEmail }: StepPageProps) {
  return (
    <Solo title="Undo the change?" theme={theme}>
      <SoloHead title="Undo the change?">
        You sign in as <strong>{oldEmail}</strong> again. All sessions end, including those of the person who
        made the change.
      </SoloHead>
      <form method="post" action="/email-change/undo">
        <input type="hidden" name="token" value={token} />
        <Submit tone="primary" tall block busy="Undoing…">
          Undo the change
        </Submit>
      </form>
    </Solo>
  );
}

export function UndonePage({ theme, oldEmail }: Pick<StepPageProps, 'theme' | 'oldEmail'>) {
  return (
    <Solo title="It’s yours again" theme={theme}>
      <SoloHead title="It’s yours again" focus>
        You sign in as <strong>{oldEmail}</strong> again. All sessions have ended.
      </SoloHead>
      <Note>Sign in, then check your keys and connections: someone else may have created one.</Note>
      <SignIn />
    </Solo>
  );
}

type DeadState = Glimpse['state'];

const DONE = {
  title: 'The address was changed',
  text: 'If this was you, you’re done. If not, use the link in the old mailbox to undo it. It works for seven days.',
};
const WORDS: Partial<Record<DeadState, { readonly title: string; readonly text: string }>> = {
  approved: { title: 'Already approved', text: 'The link that finishes the change is in the new mailbox.' },
  changed: DONE,
  settled: { title: 'Link expired', text: 'The change was made more than seven days ago and stays.' },
  undone: { title: 'Undone', text: 'The change was undone. The account has its old address again.' },
  cancelled: {
    title: 'Change cancelled',
    text: 'The change was cancelled, or a newer one was requested.',
  },
  expired: { title: 'Link expired', text: 'It stopped working after an hour. Request the change again.' },
};
const UNKNOWN = {
  title: 'Link incomplete',
  text: 'This link is incomplete. Copy the whole address from the email.',
};

/** For a link that does not work in the current state of its change. */
export function DeadChangePage({ theme, state }: { theme: Theme | undefined; state: DeadState }) {
  const { title, text } = WORDS[state] ?? UNKNOWN;
  return (
    <Solo title={title} theme={theme}>
      <SoloHead title={title} focus>
        {text}
      </SoloHead>
      <ButtonLink href="/me/profile" tone="primary" tall block>
        Go to your profile
      </ButtonLink>
    </Solo>
  );
}

function SignIn({ label = `Sign in to ${PRODUCT}` }: { label?: string }) {
  return (
    <ButtonLink href="/sign-in?returnTo=%2Fme%2Fprofile" tone="primary" tall block>
      {label}
    </ButtonLink>
  );
}
