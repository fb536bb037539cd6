import { Submit } from '../../../console/components/buttons';
import { CheckCard } from '../../../console/components/choices';
import { ErrorSummary } from '../../../console/components/error-summary';
import { Field } from '../../../console/components/fields';
import { Note, Notice } from '../../../console/components/parts';
import { ZoneField } from '../../../console/components/zone-field';
import type { FormState } from '../../../console/http/form';
import type { FlashNotice } from '../../../console/http/page-context';
import type { Theme } from '../../../console/http/theme';
import { SignedInAs } from '../../../console/layouts/signed-in-as';
import { Solo, SoloHead } from '../../../console/layouts/solo';

export type NewWorkspaceField = 'name' | 'timeZone' | 'sampleData';

export interface NewWorkspacePageProps {
  readonly theme: Theme | undefined;
  readonly email: string;
  /** Whether the person has no workspace yet; the page then explains why it is shown. */
  readonly isFirst: boolean;
  readonly form: FormState<NewWorkspaceField>;
  readonly notice?: FlashNotice | undefined;
  /** Where to go after the workspace is created. */
  readonly returnTo?: string | undefined;
}

/** The page that creates a workspace. */
export function NewWorkspacePage({ theme, email, isFirst, form, notice, returnTo }: NewWorkspacePageProps) {
  return (
    <Solo title="Create your workspace" theme={theme} foot={<SignedInAs email={email} />}>
      <SoloHead title="Create your workspace">
        A workspace holds one company’s people and time records.
      </SoloHead>
      {notice && <Notice {...notice} />}
      {isFirst && <Note>You’re not in a workspace yet. Create one, or ask for an invitation.</Note>}
      <NewWorkspaceForm {...form} returnTo={returnTo} />
    </Solo>
  );
}

function NewWorkspaceForm({
  values,
  faults,
  returnTo,
}: FormState<NewWorkspaceField> & Pick<NewWorkspacePageProps, 'returnTo'>) {
  const errors = (['name', 'timeZone'] as const).flatMap((field) => {
    const message = faults[field];
    return message ? [{ field, message }] : [];
  });
  return (
    <form method="post" action="/workspaces/new" novalidate>
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      {errors.length > 1 && <ErrorSummary errors={errors} />}
      <Field
        name="name"
        label="Company name"
        autocomplete="organization"
        maxlength={200}
        required
        focus={errors.length < 2}
        value={values.name}
        error={faults.name}
      />
      <ZoneField
        name="timeZone"
        label="Time zone"
        value={values.timeZone || undefined}
        error={faults.timeZone}
        hint="Days and weeks are computed in this zone."
      />
      <CheckCard
        name="sampleData"
        label="Fill it with sample data"
        text="Employees, time entries and approvals to try out the API. Best in a test workspace."
        checked={Boolean(values.sampleData)}
      />
      <Submit tone="primary" tall block busy="Creating…">
        Create workspace
      </Submit>
    </form>
  );
}
