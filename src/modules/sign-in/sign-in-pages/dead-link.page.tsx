import { ButtonLink, Submit } from '../../../console/components/buttons';
import { PRODUCT } from '../../../console/components/product';
import { Day } from '../../../console/components/when';
import type { Theme } from '../../../console/http/theme';
import { Solo, SoloHead } from '../../../console/layouts/solo';
import type { LinkState } from '../magic-links';

/** Why a link no longer works; `unknown` means that it never existed or was cut off. */
export type DeadState = Exclude<LinkState, 'live'> | 'unknown';

export interface DeadLinkPageProps {
  readonly theme: Theme | undefined;
  readonly state: DeadState;
  /** How long a link is valid. */
  readonly minutes: number;
  /** The token of this link, to email a new one to its address; absent to use the browser's own request. */
  readonly token?: string | undefined;
}

const TITLES: Record<DeadState, string> = {
  used: 'Link already used',
  expired: 'Link expired',
  void: 'Link replaced',
  unknown: 'Link incomplete',
};

/** A sign-in link that no longer works: why, and what to do next. */
export function DeadLinkPage({ theme, state, minutes, token }: DeadLinkPageProps) {
  return (
    <Solo title={TITLES[state]} theme={theme}>
      <SoloHead title={TITLES[state]} focus>
        {wordsOf(state, minutes)}
      </SoloHead>
      {state === 'used' && (
        <>
          <ButtonLink href="/" tone="primary" tall block>
            Go to {PRODUCT}
          </ButtonLink>
          <p class="or">Otherwise</p>
        </>
      )}
      {state === 'unknown' ? (
        <ButtonLink href="/sign-in" tone="primary" tall block>
          Get a new link
        </ButtonLink>
      ) : (
        <NewLink token={token} isFirst={state !== 'used'} />
      )}
    </Solo>
  );
}

/** An account recently changed from this address. It cannot sign in until the change can no longer be undone. */
export function HeldAddressPage({ theme, until }: { theme: Theme | undefined; until: Date }) {
  return (
    <Solo title="This address is on hold" theme={theme}>
      <SoloHead title="This address is on hold" focus>
        The account that used this address switched to a new one a few days ago. We’re holding this address
        until <Day at={until} zone="UTC" />, in case the change has to be undone.
      </SoloHead>
      <ButtonLink href="/sign-in" tone="primary" tall block>
        Sign in with the new address
      </ButtonLink>
      <p class="small muted">
        Didn’t change it? Look in this mailbox for “Your address for Keyshift was changed”. The link in that
        email undoes the change.
      </p>
    </Solo>
  );
}

function NewLink({ token, isFirst }: { token: string | undefined; isFirst: boolean }) {
  return (
    <form method="post" action="/sign-in/again">
      {token && <input type="hidden" name="token" value={token} />}
      <Submit tone={isFirst ? 'primary' : undefined} tall block busy="Sending…">
        Email me a new link
      </Submit>
    </form>
  );
}

function wordsOf(state: DeadState, minutes: number): string {
  const words: Record<DeadState, string> = {
    used: 'This link has already been used. If that was you, you’re done.',
    expired: `This link expired after ${minutes} minutes.`,
    void: 'You signed in with another email from us. Get a new link if you need one.',
    unknown: 'This link is incomplete. Copy the whole address from the email, or get a new link.',
  };
  return words[state];
}
