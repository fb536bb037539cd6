/** The footer of a solo page: who is signed in, and a button to use another email address. */
export function SignedInAs({ email }: { email: string }) {
  return (
    <form method="post" action="/sign-out">
      Signed in as <strong>{email}</strong>.{' '}
      <button type="submit" class="linkish">
        Use a different email
      </button>
    </form>
  );
}
