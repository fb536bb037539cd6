import { ButtonLink, Submit } from '../../../console/buttons';
import { PRODUCT } from '../../../console/product';
import { Solo, SoloHead } from '../../../console/solo';
import type { Theme } from '../../../console/theme';
import { Day } from '../../../console/when';
import type { LinkState } from '../sign-in.rules';

/** What ended a link; `unknown` means that there never was such a link, or that it was cut off. */
export type DeadState = Exclude<LinkState, 'live'> | 'unknown';

export interface DeadLinkPageProps {
  readonly theme: Theme | undefined;
  readonly state: DeadState;
  /** How long a link lives. */
  readonly minutes: number;
  /** The dead link itself, by which a new one goes to the same address; absent: the browser's own request says it. */
  readonly token?: string | undefined;
}

const TITLES: Record<DeadState, string> = {
  used: 'Link already used',
  expired: 'Link expired',
  void: 'Link replaced',
  unknown: 'Link incomplete',
};

/** A sign-in link that does nothing any more: why, and the way forward. */
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

/** An address that an account changed from lately: it opens no other one until that can no longer be undone. */
export function HeldAddressPage({ theme, until }: { theme: Theme | undefined; until: Date }) {
  return (
    <Solo title="This address has moved" theme={theme}>
      <SoloHead title="This address has moved" focus>
        The account that used it changed its address a few days ago. Until <Day at={until} zone="UTC" /> this
        one is kept for it, in case the change has to be undone.
      </SoloHead>
      <ButtonLink href="/sign-in" tone="primary" tall block>
        Sign in with the new address
      </ButtonLink>
      <p class="small muted">
        Didn’t you change it? Look in this mailbox for “Your address for Keyshift was changed”: its link takes
        the account back.
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
    expired: `This link stopped working after ${minutes} minutes.`,
    void: 'You signed in with another email from us. Ask for a new link if you need one.',
    unknown: 'This link is incomplete. Copy the whole address from the email, or get a new link.',
  };
  return words[state];
}
