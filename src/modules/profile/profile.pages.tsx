import { Submit } from '../../console/buttons';
import { Field } from '../../console/fields';
import type { Frame } from '../../console/frame';
import { Head, Note } from '../../console/parts';
import { Shell } from '../../console/shell';
import type { ProfileView } from './profile.contract';

export interface ProfilePageProps {
  readonly frame: Frame;
  readonly profile: ProfileView;
  /** The form as it was sent, where it comes back. */
  readonly form?: { readonly name: string; readonly error?: string | undefined; readonly problem?: string };
}

/** What a person is called. */
export function ProfilePage({ frame, profile, form }: ProfilePageProps) {
  return (
    <Shell frame={frame} title="Profile">
      <Head title="Profile" text="Your name is shown to everybody you work with, in all your workspaces." />
      {form?.problem && (
        <Note tone="danger" role="alert">
          {form.problem}
        </Note>
      )}
      <form method="post" action="/me/profile" class="card sheet" novalidate>
        <input type="hidden" name="version" value={profile.version} />
        <Field
          name="name"
          label="Name"
          autocomplete="name"
          maxlength={200}
          required
          focus={form?.error !== undefined}
          value={form?.name ?? profile.name}
          error={form?.error}
        />
        <p class="small muted">
          You sign in as <strong>{profile.email}</strong>.
        </p>
        <div class="row">
          <Submit tone="primary" busy="Saving…">
            Save
          </Submit>
        </div>
      </form>
    </Shell>
  );
}
