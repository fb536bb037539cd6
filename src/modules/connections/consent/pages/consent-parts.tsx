import { Mark } from '../../../../console/components/mark';
import { Note } from '../../../../console/components/parts';
import { PRODUCT } from '../../../../console/components/product';
import { type Asker, isBorrowed } from '../../oauth-clients';

/** The logos of the client and this service, side by side. */
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

/** A warning for clients that are not known or run on the user's own computer. */
export function Trust({ name, host, isKnown }: Asker) {
  if (host.isOwnComputer)
    return (
      <Note tone="warn">
        This connects a program on your own computer that calls itself {name}. Continue only if you started
        it.
      </Note>
    );
  if (isKnown) return null;
  const borrows = isBorrowed(name);
  return (
    <Note tone={borrows ? 'danger' : 'warn'}>
      {PRODUCT} hasn’t checked this app. Its name{' '}
      {borrows ? 'imitates a well-known product' : 'isn’t verified'}. What it can’t fake is the address it
      sends you back to: <strong>{host.name}</strong>. Continue only if you know this address.
    </Note>
  );
}

/** The signed-in email, with a link to continue with a different one. */
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
