import { Submit } from '../../../console/components/buttons';
import { Field } from '../../../console/components/fields';
import { Note } from '../../../console/components/parts';
import { When } from '../../../console/components/when';
import type { ProfileView } from '../profile.contract';

/** The submitted address, when the form is shown again. */
export interface EmailTyped {
  readonly typed: string;
  readonly error: string | undefined;
}

export interface EmailAddressCardProps {
  readonly profile: ProfileView;
  readonly now: Date;
  readonly zone: string;
  readonly typed?: EmailTyped | undefined;
}

/** The sign-in address, a pending change of it, and the form to change it. */
export function EmailAddressCard({ profile, now, zone, typed }: EmailAddressCardProps) {
  return (
    <section class="card sheet" aria-labelledby="email-title">
      <h2 id="email-title">Email</h2>
      <p>
        You sign in as <strong>{profile.email}</strong>.
      </p>
      {profile.emailChange && (
        <Pending change={profile.emailChange} email={profile.email} {...{ now, zone }} />
      )}
      <form method="post" action="/me/profile/email" class="stack" novalidate>
        <Field
          kind="email"
          name="email"
          label={profile.emailChange ? 'A different new address' : 'New address'}
          hint="We email a link to your current address, then one to the new address. Your other sessions end."
          maxlength={300}
          required
          focus={typed?.error !== undefined}
          value={typed?.typed}
          error={typed?.error}
        />
        <div class="row">
          <Submit busy="Sending…">Change email</Submit>
        </div>
      </form>
    </section>
  );
}

function Pending({
  change,
  email,
  now,
  zone,
}: {
  change: NonNullable<ProfileView['emailChange']>;
  email: string;
  now: Date;
  zone: string;
}) {
  const mailbox = change.step === 'old' ? email : change.email;
  return (
    <>
      <Note>
        Changing to <strong>{change.email}</strong>: open the link we sent to <strong>{mailbox}</strong>. It
        works until <When at={new Date(change.expiresAt)} now={now} zone={zone} />.
      </Note>
      <form method="post" action="/me/profile/email/cancel">
        <Submit>Cancel this change</Submit>
      </form>
    </>
  );
}
