import { Mark } from '../../../../console/mark';
import { Note } from '../../../../console/parts';
import { PRODUCT } from '../../../../console/product';
import { isBorrowed } from '../../clients/borrowed-name';
import type { ClientHost } from '../../clients/client-face';

/** Who asks, as the pages of a consent speak of them. */
export interface Asker {
  readonly uid: string;
  readonly name: string;
  readonly host: ClientHost;
  /** Whether an operator named its host as one of a known assistant. */
  readonly isKnown: boolean;
}

/** The assistant and this service, side by side. */
export function Locked({ name }: { name: string }) {
  return (
    <div class="lock">
      <span class="tile" aria-hidden="true">
        {[...name][0]?.toLocaleUpperCase('en')}
      </span>
      <span class="dash" />
      <span class="tile" aria-hidden="true">
        <Mark size={26} />
      </span>
    </div>
  );
}

/** What is known of whoever asks, where that is less than one would like. */
export function Trust({ name, host, isKnown }: Asker) {
  if (host.isOwnComputer)
    return (
      <Note tone="warn">
        This connects a program on your own computer, which calls itself {name}. Continue only if you started
        it.
      </Note>
    );
  if (isKnown) return null;
  const borrows = isBorrowed(name);
  return (
    <Note tone={borrows ? 'danger' : 'warn'}>
      {PRODUCT} hasn’t checked this app. Its name is{' '}
      {borrows ? 'one that others are known by' : 'its own claim'}; what it can’t fake is the address it sends
      you back to: <strong>{host.name}</strong>. Continue only if you know it.
    </Note>
  );
}

/** Who is signed in, and the way back here as somebody else. */
export function NotYou({ uid, email }: { uid: string; email?: string }) {
  const address = `/sign-in?${new URLSearchParams({ returnTo: `/connect/${uid}` })}`;
  return (
    <p class="small">
      {email ? (
        <>
          Signed in as <strong>{email}</strong>.{' '}
        </>
      ) : (
        'Not you? '
      )}
      <a href={address}>Use a different email</a>
    </p>
  );
}
