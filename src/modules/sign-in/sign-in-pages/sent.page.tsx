import { ButtonLink, Submit } from '../../../console/components/buttons';
import { CodeField } from '../../../console/components/fields';
import { Note, Notice } from '../../../console/components/parts';
import type { FlashNotice } from '../../../console/http/page-context';
import type { Theme } from '../../../console/http/theme';
import { Solo, SoloHead } from '../../../console/layouts/solo';
import { mailHostOf } from './mail-host';

const AGAIN_AFTER_SECONDS = 30;

export interface SentPageProps {
  readonly theme: Theme | undefined;
  readonly email: string;
  /** How long the link and its code are valid. */
  readonly minutes: number;
  /** The workspace that this sign-in also joins. */
  readonly joins?: string | undefined;
  /** Where the user was going. */
  readonly returnTo: string | null;
  /** No tries are left; only the link in the email works. */
  readonly isCodeEnded: boolean;
  /** Emails of this service stay on this machine and can be read here. */
  readonly hasMailbox: boolean;
  readonly error?: string | undefined;
  readonly notice?: FlashNotice | undefined;
}

/** After requesting a link: where it was sent, the field for the code, and what to do when nothing arrives. */
export function SentPage({ theme, notice, ...sent }: SentPageProps) {
  return (
    <Solo title="Check your email" theme={theme}>
      <SoloHead title="Check your email" focus={!sent.error}>
        <SentTo {...sent} />
      </SoloHead>
      {notice && <Notice {...notice} />}
      <OpenMail email={sent.email} />
      {sent.hasMailbox && <KeptMail />}
      {sent.isCodeEnded ? (
        <Note tone="warn" role="alert">
          Too many tries with this code. Use the link in the email.
        </Note>
      ) : (
        <CodeForm error={sent.error} />
      )}
      <div class="stack small muted">
        <form method="post" action="/sign-in/again">
          <p>
            Didn’t get it? Check your spam folder, or{' '}
            <button type="submit" class="linkish" data-after={AGAIN_AFTER_SECONDS}>
              Send another link
            </button>
          </p>
        </form>
        <p>
          Wrong address? <a href={startAgain(sent.returnTo)}>Use a different one</a>
        </p>
      </div>
    </Solo>
  );
}

function SentTo({ email, minutes, joins }: Pick<SentPageProps, 'email' | 'minutes' | 'joins'>) {
  const address = <strong>{email}</strong>;
  return joins ? (
    <>
      We sent a sign-in link to {address}. It also adds you to {joins}. It works once, for {minutes} minutes.
    </>
  ) : (
    <>
      We sent a link to {address}. It works once, for {minutes} minutes.
    </>
  );
}

function OpenMail({ email }: { email: string }) {
  const host = mailHostOf(email);
  return host ? (
    <ButtonLink href={host.href} tall block>
      Open {host.name}
    </ButtonLink>
  ) : null;
}

function KeptMail() {
  return (
    <Note>
      Emails are kept on this machine: <a href="/dev/mailbox">open the mailbox</a>.
    </Note>
  );
}

function CodeForm({ error }: { error: string | undefined }) {
  return (
    <form method="post" action="/sign-in/code" novalidate>
      <CodeField
        name="code"
        label="Reading the email on another device? Type the code:"
        error={error}
        focus={Boolean(error)}
        required
      />
      <Submit tone="primary" tall block busy="Signing in…">
        Sign in
      </Submit>
    </form>
  );
}

const startAgain = (returnTo: string | null): string =>
  returnTo ? `/sign-in?${new URLSearchParams({ returnTo })}` : '/sign-in';
